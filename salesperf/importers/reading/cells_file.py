"""Finished cells in an Arrow file: what irregular texts and workbooks are turned into."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.compute as pc

from salesperf.importers.reading.bounds import BATCH_BYTES, BATCH_ROWS, SAMPLE_ROWS
from salesperf.importers.reading.records import BLANKS


class CellsFile:
    """Writes rows of text cells; blanks around cells and NUL characters go, empty cells become null.

    Columns: `line`, `c0` to the last, and `extra` (what a row has beyond the columns).
    """

    def __init__(self, path: Path, *, width: int, delimiter: str) -> None:
        self.path = path
        self.rows = 0
        self.last_line = 0
        self._width = width
        self._joint = delimiter
        self._batch: list[list[str]] = []
        self._lines: list[int] = []
        self._extra: list[str | None] = []
        self._bytes = 0
        self._samples: list[tuple[str, ...]] = []
        fields = [pa.field("line", pa.int64())]
        fields += [pa.field(f"c{i}", pa.string()) for i in range(width)]
        self._schema = pa.schema([*fields, pa.field("extra", pa.string())])
        self._writer = pa.ipc.new_file(str(path), self._schema)

    def __enter__(self) -> CellsFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._flush()
        self._writer.close()
        if kind is not None:
            self.path.unlink(missing_ok=True)

    @property
    def samples(self) -> tuple[tuple[str, ...], ...]:
        """The first rows, blank cells as empty text."""
        return tuple(self._samples)

    def add(self, line: int, last_line: int, cells: Sequence[str]) -> None:
        """Takes a row; fewer cells than columns are filled up, more go to `extra`."""
        extra = None
        row = list(cells)
        if len(row) > self._width:
            surplus = row[self._width :]
            if any(cell.strip(BLANKS) for cell in surplus):
                extra = self._joint.join(surplus)
            del row[self._width :]
        elif len(row) < self._width:
            row.extend([""] * (self._width - len(row)))
        if len(self._samples) < SAMPLE_ROWS:
            self._samples.append(tuple(cell.replace("\0", "").strip(BLANKS) for cell in row))
        self._batch.append(row)
        self._lines.append(line)
        self._extra.append(extra)
        self._bytes += sum(map(len, row)) + 8 * self._width
        self.rows += 1
        self.last_line = last_line
        if len(self._batch) >= BATCH_ROWS or self._bytes >= BATCH_BYTES:
            self._flush()

    def _flush(self) -> None:
        if not self._batch:
            return
        columns = [pa.array(self._lines, pa.int64())]
        columns += [_clean(pa.array(column, pa.string())) for column in zip(*self._batch, strict=True)]
        columns.append(_clean(pa.array(self._extra, pa.string())))
        self._writer.write_batch(pa.record_batch(columns, schema=self._schema))
        self._batch, self._lines, self._extra, self._bytes = [], [], [], 0


def _clean(column: pa.Array) -> pa.Array:
    plain = pc.replace_substring(column, pattern="\0", replacement="")
    trimmed = pc.utf8_trim(plain, characters=BLANKS)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)
