"""`python -m salesperf`: the command line."""

import sys

from salesperf.cli import main

sys.exit(main(sys.argv[1:]))
