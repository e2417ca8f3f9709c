"""Tables of a web page or of a workbook in XML, which many systems export under a name that ends in .xls.

Texts only are taken: nothing in the page is run, fetched or followed, and entities of its own mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.bounds import MAX_COLUMNS, MAX_MARKUP_BYTES, MAX_SHEET_CELLS
from salesperf.importers.reading.encoding import to_utf8
from salesperf.importers.reading.merged_cells import MergedDown, Range
from salesperf.importers.reading.records import BLANKS, Record, check_cells
from salesperf.importers.reading.sheet import sheet_tables
from salesperf.importers.reading.table import Forced, Table

_CHUNK = 1024**2
_MOST_ROWS = 1_048_576
_MOST_TABLES = 200
_SPACES = re.compile(r"[ \t\r\n\f]+")
_CELLS = frozenset({"td", "th", "cell", "ss:cell"})
_ROWS = frozenset({"tr", "row", "ss:row"})
_TABLES = frozenset({"table", "ss:table"})
_SILENT = frozenset({"script", "style", "title", "comment"})


def open_markup(
    path: Path,
    name: str,
    *,
    kind: str,
    workdir: Path,
    forced: Forced,
    progress: Callable[[int], None] | None = None,
) -> tuple[Table, ...]:
    """The tables of a page, or of the sheets of a workbook in XML.

    Raises SalesPerfError: file.markup (with the `kind`) where it has none, file.too_large,
    file.sheet_too_large and those of encoding, header and limits.
    """
    if path.stat().st_size > MAX_MARKUP_BYTES:
        raise SalesPerfError("file.too_large", file=name, limit_mb=MAX_MARKUP_BYTES // 1024**2)
    text = to_utf8(path, name, workdir=workdir, forced=forced.encoding)
    parser = _Parser(name)
    with text.path.open(encoding="utf-8", errors="replace", newline="") as file:
        file.seek(text.start)
        while chunk := file.read(_CHUNK):
            parser.feed(chunk)
    parser.close()
    tables: list[Table] = []
    sheets = [sheet for sheet in parser.sheets if len(sheet.rows) > 1]
    for sheet in sheets[:_MOST_TABLES]:
        rows = _records(sheet, name)
        found = sheet_tables(
            rows, name, last=len(sheet.rows), kind="xls", workdir=workdir, forced=forced, progress=progress
        )
        tables += [replace(table, encoding=text.encoding, sheet=sheet.name, part_of=name) for table in found]
    tables = [table for table in tables if len(table.columns) > 1 and table.rows]
    if not tables or len(sheets) > _MOST_TABLES:
        raise SalesPerfError("file.markup", file=name, kind=kind)
    tables[0] = replace(tables[0], undecodable=text.undecodable)
    if len(tables) == 1:
        return tuple(tables)
    return tuple(
        replace(table, name=":".join(filter(None, (name, table.sheet, table.part)))) for table in tables
    )


@dataclass(slots=True)
class _Sheet:
    """A table while it is read: its rows, cells merged over several rows, and where the next cell stands."""

    name: str
    rows: list[list[str]] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)  # column → last row that a cell above reaches
    text: list[str] | None = None
    exact: str = ""
    place: int = 0

    def open_row(self, index: int) -> None:
        """Begins a row, after blank ones where it says its number."""
        blank = max(0, min(index, _MOST_ROWS) - 1 - len(self.rows))
        self.rows.extend([] for _ in range(blank + 1))

    def open_cell(self, index: int, across: int, down: int) -> None:
        """Begins a cell in the next column that is free, or in the one that it names."""
        if not self.rows:
            self.rows.append([])
        row = self.rows[-1]
        here = len(self.rows) - 1
        while self.taken.get(len(row), -1) >= here or len(row) < min(index - 1, MAX_COLUMNS):
            row.append("")
        place = len(row)
        row.append("")
        row.extend([""] * min(across, MAX_COLUMNS))
        if down:
            self.merged.append(((here, place), (here + down, place)))
            self.taken.update(dict.fromkeys(range(place, len(row)), here + down))
        self.text = []
        self.place = place


class _Parser(HTMLParser):
    """Gathers the tables of a page in the order in which they begin; one inside another is one of its own."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.sheets: list[_Sheet] = []
        self._name = name
        self._open: list[_Sheet] = []
        self._worksheet = ""
        self._silent = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a sheet, a row or a cell."""
        told = {key.removeprefix("ss:"): value or "" for key, value in attrs}
        if tag in ("worksheet", "ss:worksheet"):
            self._worksheet = told.get("name", "")
        elif tag in _TABLES:
            if len(self.sheets) > 50 * _MOST_TABLES:
                raise self._too_large()
            sheet = _Sheet(self._worksheet or str(len(self.sheets) + 1))
            self.sheets.append(sheet)
            self._open.append(sheet)
        elif tag in _SILENT:
            self._silent += 1
        elif self._open:
            self._within(self._open[-1], tag, told)

    def _within(self, sheet: _Sheet, tag: str, told: dict[str, str]) -> None:
        if tag in _ROWS:
            self._end_cell(sheet)
            sheet.open_row(_number(told.get("index", "")))
            if len(sheet.rows) > _MOST_ROWS:
                raise self._too_large()
        elif tag in _CELLS:
            self._end_cell(sheet)
            across = _number(told.get("mergeacross", "")) or _number(told.get("colspan", "")) - 1
            down = _number(told.get("mergedown", "")) or _number(told.get("rowspan", "")) - 1
            sheet.open_cell(_number(told.get("index", "")), max(0, across), max(0, min(down, _MOST_ROWS)))
            sheet.exact = told.get("x:num", "")
            self._cells += 1 + max(0, across)
            if self._cells > MAX_SHEET_CELLS or len(sheet.rows[-1]) > 2 * MAX_COLUMNS:
                raise self._too_large()
        elif tag in ("br", "p", "div") and sheet.text:
            sheet.text.append("\n")

    def _too_large(self) -> SalesPerfError:
        return SalesPerfError(
            "file.sheet_too_large", file=self._name, limit_millions=MAX_SHEET_CELLS // 10**6
        )

    def handle_endtag(self, tag: str) -> None:
        """Ends a cell or a table."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif self._open and tag in (_CELLS | _ROWS):
            self._end_cell(self._open[-1])
        elif self._open and tag in _TABLES:
            self._end_cell(self._open.pop())

    def handle_data(self, data: str) -> None:
        """Takes the text of a cell."""
        if self._open and self._open[-1].text is not None and not self._silent:
            self._open[-1].text.append(_SPACES.sub(" ", data))

    @staticmethod
    def _end_cell(sheet: _Sheet) -> None:
        if sheet.text is not None:
            lines = (line.strip(BLANKS) for line in "".join(sheet.text).split("\n"))
            sheet.rows[-1][sheet.place] = sheet.exact or "\n".join(filter(None, lines))
            sheet.text = None


def _records(sheet: _Sheet, name: str) -> Iterator[Record]:
    width = max(map(len, sheet.rows), default=0)
    if width * len(sheet.rows) > MAX_SHEET_CELLS:
        raise SalesPerfError("file.sheet_too_large", file=name, limit_millions=MAX_SHEET_CELLS // 10**6)
    merged = MergedDown(sheet.merged)
    for place, row in enumerate(sheet.rows):
        cells = merged.fill(place, row + [""] * (width - len(row)))
        check_cells(cells, place + 1, name)
        yield Record(place + 1, 0, 0, 1, cells)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
