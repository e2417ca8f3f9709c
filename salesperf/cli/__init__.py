"""The command line: `python -m salesperf …`, the same code as the pages."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO

from salesperf.cli import commands, remote
from salesperf.cli.here import Here
from salesperf.cli.parser import parse
from salesperf.errors import SalesPerfError
from salesperf.settings import SettingError, process_settings
from salesperf.text import command_text, get_text
from salesperf.text.text import closest_locale

DONE, FAULT, WRONG_USE, NOT_STORED, CANNOT_OPEN = 0, 1, 2, 3, 4
STOPPED = 130
"""As a shell says it of a command that was ended with Ctrl-C."""


def main(argv: Sequence[str], *, out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Run one command and return its exit code (see the README).

    When a running app holds the warehouse, the app runs the command and answers in our place.
    """
    out, err = out or sys.stdout, err or sys.stderr
    try:
        language = _language(os.environ)
        settings = process_settings()
        arguments = parse(argv)
    except SystemExit as wrong:
        return DONE if not wrong.code else WRONG_USE
    except SettingError as wrong:
        print(command_text(get_text(language), wrong), file=err)
        return WRONG_USE
    argv = [*argv[:1], "--language", language, *argv[1:]]
    warehouse: Path = (arguments.warehouse or settings.data / "own.duckdb").absolute()
    answer = remote.ask(warehouse, argv)
    if answer is None:
        printed = io.StringIO()
        try:
            code = run(argv, warehouse=warehouse, out=printed, err=err)
        except KeyboardInterrupt:
            return STOPPED
        answer = remote.Answer(code, printed.getvalue(), "")
    _print(answer.out, out)
    _print(answer.err, err)
    return answer.code


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
    here = Here(arguments, warehouse, store, folder or Path.cwd(), datetime.now().astimezone(), t, out)
    try:
        return commands.dispatch(here)
    except (SalesPerfError, SettingError) as error:
        print(command_text(t, error), file=err)
        return CANNOT_OPEN if error.code.startswith("warehouse.") else WRONG_USE


def _language(environment: Mapping[str, str]) -> str:
    """The language of the terminal, where `--language` does not say one: ours first, then the system's."""
    names = ("SALESPERF_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    return closest_locale(next((environment[name] for name in names if environment.get(name)), None))


def _print(text: str, to: TextIO) -> None:
    """Print a text; whoever has stopped reading it (`| head -1`) misses nothing."""
    try:
        to.write(text)
        to.flush()
    except BrokenPipeError:
        if to is sys.stdout:  # else the interpreter would fail again, when it closes it
            os.dup2(os.open(os.devnull, os.O_WRONLY), to.fileno())
