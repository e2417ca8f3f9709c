"""Which columns of a sheet are the table, and which stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesperf.importers.reading.records import BLANKS, Record

_AS_LONG = 0.8


@dataclass(frozen=True, slots=True)
class Columns:
    """A range of sheet columns, `asides` are ranges beside it."""

    start: int
    stop: int
    asides: tuple[tuple[int, int], ...]

    def cut(self, row: Record) -> Record:
        """The row without the cells beside the table; cells right of it that belong to nothing stay."""
        cells = row.cells[self.start :]
        for start, stop in self.asides:
            if start >= self.stop:
                del cells[start - self.start : stop - self.start]
        return row._replace(cells=cells)


def main_block(rows: Sequence[Sequence[str]]) -> Columns:
    """The columns of the main table among the first rows of a sheet.

    Wholly blank columns separate blocks. The block with most filled cells is the table; blocks that run
    as long as it does belong to it, shorter ones (a pivot, a legend) stand beside it.
    """
    width = max((len(row) for row in rows), default=0)
    filled = [[bool(cell.strip(BLANKS)) for cell in row] for row in rows]
    counts = [sum(column) for column in zip(*filled, strict=True)] if width else []
    blocks: list[tuple[int, int]] = []
    for i, count in enumerate(counts):
        if count and blocks and blocks[-1][1] == i:
            blocks[-1] = (blocks[-1][0], i + 1)
        elif count:
            blocks.append((i, i + 1))
    if not blocks:
        return Columns(0, width, ())
    main = max(blocks, key=lambda block: sum(counts[block[0] : block[1]]))
    heights = {block: sum(1 for row in filled if any(row[block[0] : block[1]])) for block in blocks}
    long = [block for block in blocks if heights[block] >= _AS_LONG * heights[main]]
    start, stop = min(block[0] for block in long), max(block[1] for block in long)
    return Columns(start, stop, tuple(block for block in blocks if block[1] <= start or block[0] >= stop))
