"""What all tests share: the samples beside the repository, where they exist; one thread a warehouse."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

if not os.environ.get("TEST_SWEEP"):
    os.environ.setdefault("SALESPERF_THREADS", "1")  # the tests run side by side already; a third faster


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real export files beside the repository; tests that need it are skipped without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the sample files beside the repository (../shared)")
    return folder
