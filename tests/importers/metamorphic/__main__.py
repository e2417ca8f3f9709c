"""A long sweep over layouts and dresses: `python -m tests.importers.metamorphic [EXAMPLES]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest


def main() -> int:
    """Run the tests of this folder with many drawn combinations, 300 unless told."""
    os.environ["TEST_SWEEP"] = "1"
    os.environ["METAMORPHIC_EXAMPLES"] = sys.argv[1] if len(sys.argv) > 1 else "300"
    return pytest.main(["-q", "-p", "no:cacheprovider", str(Path(__file__).parent)])


if __name__ == "__main__":
    sys.exit(main())
