"""What a command runs with."""

from __future__ import annotations

import argparse
import io
from datetime import UTC, datetime
from pathlib import Path

from salesperf.cli.here import Here
from salesperf.text import get_text


def test_a_load_by_command_is_noted_by_the_clock_of_the_workspace():
    evening = datetime(2026, 11, 25, 18, 38, tzinfo=UTC)
    here = Here(
        argparse.Namespace(), Path("own.duckdb"), None, Path(), evening, get_text("en"), io.StringIO()
    )
    assert here.at("Asia/Shanghai") == datetime(2026, 11, 26, 2, 38)
