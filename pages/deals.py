"""This address as the first one that a new server is asked for: run the app, which knows the page."""

import runpy
from pathlib import Path

runpy.run_path(str(Path(__file__).parents[1] / "app.py"), run_name="__main__")
