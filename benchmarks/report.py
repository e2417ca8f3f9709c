"""Markdown tables, what was measured on, and the sections of the README that results go to."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

README = Path(__file__).with_name("README.md")


def table(header: Sequence[str], rows: Sequence[Sequence[str]], *, words: int = 1) -> str:
    """A Markdown table; its first `words` columns are words, the others figures, which stand at the right."""
    marks = ["---" if place < words else "---:" for place in range(len(header))]
    return "\n".join(_line(cells) for cells in (header, marks, *rows))


def where() -> str:
    """Day, cores and versions of this run."""
    cores = f"{os.cpu_count()} cores"
    python = f"Python {platform.python_version()}"
    parts = (date.today().isoformat(), cores, platform.machine(), python, f"DuckDB {version('duckdb')}")  # noqa: DTZ011
    return ", ".join(parts)


def arguments(summary: str) -> argparse.ArgumentParser:
    """What every script can be told."""
    parser = argparse.ArgumentParser(
        description=summary, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument(
        "--folder", type=Path, help="keep the generated files here and use them again (else: a temporary one)"
    )
    parser.add_argument(
        "--write",
        type=Path,
        nargs="?",
        const=README,
        metavar="FILE",
        help="put the results between the marks of this file, benchmarks/README.md where none is named",
    )
    return parser


def publish(section: str, text: str, path: Path | None) -> None:
    """Print the results, and put them between the section's marks of the file where one is given.

    Raises ValueError for a file without these marks.
    """
    print(text)
    if path is None:
        return
    begin, end = f"<!-- begin: {section} -->", f"<!-- end: {section} -->"
    before = path.read_text("utf-8")
    if before.count(begin) != 1 or before.count(end) != 1:
        raise ValueError(f"{path} has no place between “{begin}” and “{end}”.")
    head, rest = before.split(begin)
    path.write_text(f"{head}{begin}\n\n{text}\n\n{end}{rest.split(end)[1]}", "utf-8")


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
