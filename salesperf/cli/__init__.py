"""The command line: `python -m salesperf …`, the same code as the pages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO

from salesperf.cli import commands, remote
from salesperf.cli.parser import parse
from salesperf.errors import SalesPerfError
from salesperf.settings import SettingError, process_settings
from salesperf.text import get_text, issue_text

DONE, FAULT, WRONG_USE, NOT_STORED, CANNOT_OPEN = 0, 1, 2, 3, 4


def main(argv: Sequence[str], *, out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Run one command and return its exit code (see the README).

    When a running app holds the warehouse, the app runs the command and answers in our place.
    """
    out, err = out or sys.stdout, err or sys.stderr
    try:
        settings = process_settings()
        arguments = parse(argv)
    except (SettingError, SystemExit) as wrong:
        if isinstance(wrong, SystemExit):
            return DONE if not wrong.code else WRONG_USE
        print(wrong, file=err)
        return WRONG_USE
    warehouse: Path = (arguments.warehouse or settings.data / "own.duckdb").absolute()
    answer = remote.ask(warehouse, argv)
    if answer is not None:
        out.write(answer.out)
        err.write(answer.err)
        return answer.code
    return run(argv, warehouse=warehouse, out=out, err=err)


def run(
    argv: Sequence[str],
    *,
    warehouse: Path,
    out: TextIO,
    err: TextIO,
    store: object = None,
    folder: Path | None = None,
) -> int:
    """Run a command in this process, on an open `store` where the caller holds one.

    Relative paths are seen from `folder`.
    """
    try:
        arguments = parse(argv)
    except SystemExit as wrong:
        return DONE if not wrong.code else WRONG_USE
    t = get_text(arguments.language)
    here = commands.Here(
        arguments, warehouse, store, folder or Path.cwd(), datetime.now().astimezone(), t, out
    )
    try:
        return commands.dispatch(here)
    except SalesPerfError as error:
        print(issue_text(t, error), file=err)
        if error.code.startswith("warehouse."):
            return CANNOT_OPEN
        return WRONG_USE
    except SettingError as error:
        print(error, file=err)
        return WRONG_USE
