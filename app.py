"""The product: ``streamlit run app.py``."""

from salesperf.ui import shell

shell.run()
