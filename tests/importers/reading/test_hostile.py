"""Hostile files end in a clear refusal or in harmless text, within bounds of time and memory.

A child process with a limit on its memory reads them all; deadlines are guards against hanging, not measures.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.importers.reading.hostile import FILES

ROOT = Path(__file__).resolve().parents[3]
ADDRESS_SPACE = 6 * 1024**3
"""Python, NumPy, Arrow and DuckDB reserve some three gigabytes before they read a byte."""
GROWTH_MB = 600
SECONDS = 60
DEADLINE = 900

BECOMES = {
    "zip of 400 MB of zeros": "file.zip_bomb",
    "zip in zip in zip": "file.zip_nested",
    "zip of overlapping members": "file.zip_broken",
    "zip of 300 members": "file.zip_members",
    "zip with a symbolic link": "file.no_table",
    "zip with a password": "file.password",
    "xls with a password": "file.password",
    "xlsx that says it has 17 billion cells": "2 rows",
    "xlsx with a cell in the last corner": "file.sheet_too_large",
    "xlsx with a text used 100,000 times": "file.sheet_too_large",
    "cell of 50 MB": "file.line_too_long",
    "20 MB of NUL": "file.binary",
    "NUL in every row": "file.binary",
    "a million columns": "file.too_many_columns",
    "header of 10,000 characters": "file.header_too_long",
    "10 million empty lines": "2 rows",
    "10 million empty lines alone": "file.empty",
    "12 MB of quotes": "file.cell_too_large",
    "one line of 60 MB": "file.line_too_long",
    "a date of 200,000 digits": "2 rows",
}
"""Files that are not named may end as rows or refused, but within the bounds."""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-m", "tests.importers.reading.hostile", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE)),
    )
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {line["file"]: line for line in lines}


def test_every_file_comes_to_an_end_within_time_and_memory(told):
    assert sorted(told) == sorted(FILES)
    slow = {name: line for name, line in told.items() if line["seconds"] > SECONDS or line["mb"] > GROWTH_MB}
    assert not slow


@pytest.mark.parametrize("name", sorted(BECOMES))
def test_it_is_refused_with_its_reason_or_read_as_text(told, name):
    assert told[name]["became"] == BECOMES[name]


def test_no_entity_or_link_brings_in_another_file(told):
    assert not [name for name, line in told.items() if "outside" in line["became"]]
    for name in ("xlsx with a file as entity", "xlsx of entities in entities"):
        assert told[name]["mb"] < 100
