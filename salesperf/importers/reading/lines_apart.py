"""The lines of a file that are no data, gathered while it is read."""

from __future__ import annotations

from collections.abc import Sequence

from salesperf.importers.reading.bounds import MAX_STATED_RUNS
from salesperf.importers.reading.records import BLANKS, Record
from salesperf.importers.reading.table import NotData, NotDataKind

_TEXT_CHARACTERS = 500


class LinesApart:
    """Collects what is no data; neighbouring blank lines become one entry."""

    def __init__(self) -> None:
        self._entries: list[NotData] = []
        self._blank: list[tuple[int, int, int]] = []

    def add(self, kind: NotDataKind, line: int, lines: int, cells: Sequence[str]) -> None:
        """Notes a record of `lines` lines that begins on `line`."""
        self._entries.append(NotData(kind, line, line + lines - 1, text_of(cells), lines))

    def beside(self, line: int, cells: Sequence[str]) -> None:
        """Notes what stands beside the table in a line that is counted for what it holds of the table."""
        self._entries.append(NotData("note", line, line, text_of(cells), 0))

    def blank(self, line: int, lines: int = 1) -> None:
        """Notes blank lines."""
        last = line + lines - 1
        if self._blank and self._blank[-1][1] == line - 1:
            first, _, count = self._blank[-1]
            self._blank[-1] = (first, last, count + lines)
        else:
            self._blank.append((line, last, lines))

    def above(self, records: Sequence[Record], header: Record | None, first: int) -> None:
        """Sorts what stands above line `first`: notes, group names just above the header, the header."""
        top = header.line if header else first
        notes = [record for record in records if record.line < top]
        for record in notes:
            if record.blank:
                self.blank(record.line, record.lines)
                continue
            filled = sum(1 for cell in record.cells if cell.strip(BLANKS))
            groups = header is not None and record is notes[-1] and filled >= 2 and len(header.cells) > 2
            self.add("header" if groups else "note", record.line, record.lines, record.cells)
        if header is not None:
            self.add("header", header.line, header.lines, header.cells)

    def entries(self) -> tuple[NotData, ...]:
        """All entries in the order of their lines."""
        blank = self._blank
        if len(blank) > MAX_STATED_RUNS:
            blank = [(blank[0][0], blank[-1][1], sum(count for _, _, count in blank))]
        found = self._entries + [NotData("blank", first, last, "", count) for first, last, count in blank]
        return tuple(sorted(found, key=lambda entry: (entry.first_line, entry.last_line)))


def text_of(cells: Sequence[str]) -> str:
    """The filled cells of a line in one text, cut to a readable length."""
    text = " ".join(cell.replace("\0", "").strip(BLANKS) for cell in cells if cell.strip(BLANKS))
    return text if len(text) <= _TEXT_CHARACTERS else text[: _TEXT_CHARACTERS - 1] + "…"
