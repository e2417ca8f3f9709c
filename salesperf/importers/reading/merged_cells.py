"""Cells of a sheet that are merged over several rows: each row that one covers has its value.

A label that stands in the first row of its group without being merged is another thing: nothing says how far
it reaches, so it stays where it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from salesperf.importers.reading.records import BLANKS

Range = tuple[tuple[int, int], tuple[int, int]]


class MergedDown:
    """Fills merged cells while rows come in order; rows and columns count from 0.

    Of a range of several columns the first one has the value. A row in which nothing else stands stays blank.
    """

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._begin: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for (top, left), (bottom, _) in ranges:
            if bottom > top:
                self._begin[top].append((left, bottom))
        self._open: dict[int, tuple[int, str]] = {}

    def fill(self, row: int, cells: list[str]) -> list[str]:
        """The cells of a row, with what merged cells above give it."""
        if self._open:
            self._open = {left: told for left, told in self._open.items() if told[0] >= row}
            if self._open and any(cell.strip(BLANKS) for cell in cells):
                for left, (_, text) in self._open.items():
                    if not cells[left].strip(BLANKS):
                        cells[left] = text
        for left, bottom in self._begin.pop(row, ()):
            if left < len(cells) and cells[left].strip(BLANKS):
                self._open[left] = (bottom, cells[left])
        return cells
