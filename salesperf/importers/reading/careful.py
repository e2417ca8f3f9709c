"""The careful way: record by record into finished cells, with everything that is no data told apart."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from salesperf.importers.reading.bounds import BATCH_ROWS, TAIL_RECORDS
from salesperf.importers.reading.cells_file import CellsFile
from salesperf.importers.reading.footer import TailRow, find_footer
from salesperf.importers.reading.lines_apart import LinesApart
from salesperf.importers.reading.records import BLANKS, Record
from salesperf.importers.reading.stacked import Ahead, NextTable
from salesperf.importers.reading.subtotals import is_subtotal, is_sum
from salesperf.importers.reading.table import Stated


@dataclass(frozen=True, slots=True)
class Sorted:
    """What sorting the records below a header gave; `first_line` and `last_line` are 0 without rows.

    `more` says that it stopped at another table, whose title or header comes next; `lines_to` is the line
    before that.
    """

    rows: int
    first_line: int
    last_line: int
    lines_to: int
    samples: tuple[tuple[str, ...], ...]
    stated: Stated
    more: bool = False


def sort_records(
    records: Ahead,
    into: Path,
    *,
    columns: Sequence[str],
    header: Sequence[str] | None,
    delimiter: str,
    apart: LinesApart,
    following: NextTable | None = None,
    progress: Callable[[int], None] | None = None,
) -> Sorted:
    """Writes the records below a header to the cells file `into` and the rest to `apart`.

    Stops where `following` sees another table begin. Rows equal to `header`, and the line of one cell that
    stands above such a row (the name of a group),
    are no data; nor are blank rows, the footer, and totals among the records.
    """
    names = tuple(cell.strip(BLANKS) for cell in header) if header else ()
    named = bool(names) and any(names)
    key = next((i for i, text in enumerate(names) if text), 0)
    held: deque[TailRow] = deque()
    after_blank = False
    lines_to = 0
    board = more = False
    with CellsFile(into, width=len(columns), delimiter=delimiter) as cells:
        out = _Rows(cells, apart, len(columns))
        for record in records:
            lines_to = record.line + record.lines - 1
            row = record.cells
            if record.blank:
                apart.blank(record.line, record.lines)
                after_blank = True
                continue
            if named and len(row) > key and row[key].strip(BLANKS) == names[key] and _same(row, names):
                if held and len(columns) > 1 and _is_group(held[-1].cells):
                    group = held.pop()
                    apart.add("note", group.line, group.lines, group.cells)
                board = True
                out.take_sum(held)
                apart.add("repeated header", record.line, record.lines, row)
                after_blank = False
                continue
            if following and _another(following, record, records, held, cells, after_blank=after_blank):
                lines_to = records.peek(1)[0].line - 1
                more = True
                break
            held.append(TailRow(record.line, record.lines, row, after_blank))
            after_blank = False
            if len(held) > TAIL_RECORDS:
                out.put(held.popleft(), progress)
        if board:
            out.take_sum(held)
        found = find_footer(list(held), columns)
        for _ in range(len(held) - len(found.kinds)):
            out.put(held.popleft())
        for rest, kind in zip(held, found.kinds, strict=True):
            apart.add(kind, rest.line, rest.lines, rest.cells)
    return Sorted(
        rows=cells.rows,
        first_line=out.first_line,
        last_line=cells.last_line,
        lines_to=lines_to,
        samples=cells.samples,
        stated=found.stated,
        more=more,
    )


def _another(
    following: NextTable,
    record: Record,
    records: Ahead,
    held: deque[TailRow],
    cells: CellsFile,
    *,
    after_blank: bool,
) -> bool:
    """Whether another table begins with a record; it and its title are put back then."""
    titled = bool(held) and _is_group(held[-1].cells)
    if not following.may_begin(record, apart=after_blank or titled):
        return False
    rows = cells.samples or [row.cells for row in list(held)[: -1 if titled else None]]
    if not following.begins(record, records, rows, apart=after_blank or titled):
        return False
    records.back(record)
    if titled:
        title = held.pop()
        records.back(Record(title.line, 0, 0, title.lines, list(title.cells)))
    return True


def write_records(
    records: Iterable[Record],
    into: Path,
    *,
    width: int,
    delimiter: str,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Writes records that are all data to the cells file `into`."""
    with CellsFile(into, width=width, delimiter=delimiter) as cells:
        for record in records:
            cells.add(record.line, record.line + record.lines - 1, record.cells)
            if progress is not None and cells.rows % BATCH_ROWS == 0:
                progress(cells.rows)


class _Rows:
    """Where rows go that are no footer: to the cells, and totals among them apart."""

    def __init__(self, cells: CellsFile, apart: LinesApart, width: int) -> None:
        self.first_line = 0
        self._cells = cells
        self._apart = apart
        self._width = width
        self._above: Sequence[str] = ()

    def put(self, row: TailRow, progress: Callable[[int], None] | None = None) -> None:
        """Takes the next row, and tells the rows so far from time to time."""
        if progress is not None and self._cells.rows % BATCH_ROWS == 0:
            progress(self._cells.rows)
        if self._above and is_subtotal(row.cells, self._width, self._above):
            self._apart.add("total", row.line, row.lines, row.cells)
            return
        self._cells.add(row.line, row.line + row.lines - 1, row.cells)
        self.first_line = self.first_line or row.line
        self._above = row.cells

    def take_sum(self, held: deque[TailRow]) -> None:
        """Takes the nameless sum below a group of a board off the rows that wait."""
        if len(held) > 1 and is_sum(held[-1].cells, self._width):
            row = held.pop()
            self._apart.add("total", row.line, row.lines, row.cells)


def _same(row: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row says the header again, whatever blank cells follow."""
    short, long = sorted((row, names), key=len)
    same = all(a.strip(BLANKS) == b.strip(BLANKS) for a, b in zip(short, long, strict=False))
    return same and not any(cell.strip(BLANKS) for cell in long[len(short) :])


def _is_group(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip(BLANKS)]
    return len(filled) == 1 and bool(cells[0].strip(BLANKS))
