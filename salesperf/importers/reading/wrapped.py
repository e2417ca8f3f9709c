"""Texts of which every line was put into quotes as a whole, as a spreadsheet does that did not split a file.

The quotes around the lines are taken off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from salesperf.importers.reading.dialect import DELIMITERS
from salesperf.importers.reading.encoding import Decoded
from salesperf.importers.reading.records import Line, lines_of, split_cells
from salesperf.importers.reading.table import Dialect
from salesperf.importers.reading.workdir import free_path

_FEWEST_LINES = 2
_FEWEST_CELLS = 3


def unwrapped(text: Decoded, lines: Sequence[Line], name: str, *, workdir: Path) -> Decoded:
    """The text itself, or a copy of it, line for line, without quotes around whole lines.

    `lines` are the first ones. Every line that says something must be one quoted cell, in which a delimiter
    stands as often as in the first.
    """
    inner = [_inner(line.text) for line in lines if line.text.strip()]
    if len(inner) < _FEWEST_LINES or any(one is None for one in inner):
        return text
    first = inner[0] or ""
    delimiter = max(DELIMITERS, key=first.count)
    if first.count(delimiter) < _FEWEST_CELLS - 1:
        return text
    dialect = Dialect(delimiter)
    widths = [len(split_cells(one or "", dialect)[0]) for one in inner]
    if sum(1 for width in widths if width == widths[0]) * 10 < len(widths) * 9:
        return text
    copy = free_path(workdir, "unwrapped.txt")
    with copy.open("w", encoding="utf-8", newline="") as target:
        for line in lines_of(text.path, name=name, start=text.start):
            plain = _inner(line.text)
            target.write(line.text if plain is None else plain + "\n")
    return replace(text, path=copy, start=0)


def _inner(line: str) -> str | None:
    """What stands in the quotes around a line; None where it is not one quoted cell."""
    text = line.rstrip("\r\n")
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return None
    inner = text[1:-1]
    return inner.replace('""', '"') if '"' not in inner.replace('""', "") else None
