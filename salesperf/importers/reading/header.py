"""Which row names the columns, and the names it gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.bounds import MAX_COLUMNS, MAX_HEADER_CHARACTERS
from salesperf.importers.reading.cells import Look, row_looks
from salesperf.importers.reading.records import BLANKS, extent

_SEARCH_ROWS = 40
_COMPARED_ROWS = 60
_MARGIN = 0.15
_CONVINCING_ROWS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """Index of the header row (None: there is none), of the first data row, and the width of the table."""

    header: int | None
    data: int
    width: int


def find_header(rows: Sequence[Sequence[str]]) -> Found | None:
    """The header among the first rows of a file, blank rows left out; None where no table is seen.

    It is the row that differs most in look from the rows below it, column by column: text over dates,
    numbers and codes, and names that do not come again. Notes and titles fill few columns. Where the
    best row looks like the ones below it, the table has no header. Of rows nearly as good the first counts,
    and few rows below are weak evidence.
    """
    if not rows:
        return None
    width, physical = _usual_width(rows)
    looks = [row_looks(row) for row in rows[: _SEARCH_ROWS + _COMPARED_ROWS]]
    scores = [_score(i, rows, looks, width) for i in range(min(len(rows), _SEARCH_ROWS))]
    usable = [score for score in scores if score is not None]
    if not usable:
        return Found(None, first_data(rows, physical), physical) if width > 1 else None
    best = max(usable)
    if best < 0:
        return Found(None, first_data(rows, physical), physical)
    index = next(i for i, score in enumerate(scores) if score is not None and score >= best - _MARGIN)
    return Found(index, index + 1, extent(rows[index]))


def first_data(rows: Sequence[Sequence[str]], width: int) -> int:
    """Index of the first row that is no note, in a table without header: notes have one cell, or too few."""
    for index, row in enumerate(rows):
        filled = sum(1 for cell in row if cell.strip(BLANKS))
        if len(row) >= width and (filled > 1 or width < 3):
            return index
    return 0


def column_names(cells: Sequence[str], width: int, *, name: str) -> tuple[str, ...]:
    """Unique names of `width` columns from a header row.

    Trimmed, a `*` of import templates taken off; blank ones `Column 3`, repeated ones with `__2`.
    Raises SalesPerfError: file.too_many_columns, file.header_too_long.
    """
    if width > MAX_COLUMNS:
        raise SalesPerfError("file.too_many_columns", file=name, columns=width, limit=MAX_COLUMNS)
    taken: set[str] = set()
    names: list[str] = []
    for number in range(1, width + 1):
        text = clean_name(cells[number - 1]) if number <= len(cells) else ""
        if len(text) > MAX_HEADER_CHARACTERS:
            raise _too_long(name, number, len(text))
        base = text or f"Column {number}"
        unique, again = base, 2
        while unique in taken:
            unique = f"{base}__{again}"
            again += 1
        taken.add(unique)
        names.append(unique)
    return tuple(names)


def check_length(rows: Sequence[Sequence[str]], found: Found, *, name: str) -> None:
    """Whether the rows down to the header hide a header row with a name beyond the limit.

    Raises SalesPerfError: file.header_too_long.
    """
    for row in rows[: found.data + (found.header is None)]:
        looks = [look for look in row_looks(row) if look != "blank"]
        longest = max(map(len, row))
        names = all(look in ("text", "note") for look in looks) and len(looks) > 1
        if longest > MAX_HEADER_CHARACTERS and names and len(looks) * 2 >= found.width:
            raise _too_long(name, list(map(len, row)).index(longest) + 1, longest)


def clean_name(cell: str) -> str:
    """A header cell without blanks around it and without the star that marks required columns."""
    text = cell.replace("\0", "").strip(BLANKS)
    for star in ("*", "＊"):
        if len(text) > 1:
            text = text.removeprefix(star).removesuffix(star).strip(BLANKS)
    return text


def _too_long(name: str, column: int, length: int) -> SalesPerfError:
    return SalesPerfError(
        "file.header_too_long", file=name, column=column, length=length, limit=MAX_HEADER_CHARACTERS
    )


def _usual_width(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The columns filled in rows of the most frequent length, and that length."""
    lengths = Counter(len(row) for row in rows if extent(row) > 1)
    if not lengths:
        return 1, 1
    common, _ = max(lengths.items(), key=lambda item: (item[1], item[0]))
    return max(2, *(extent(row) for row in rows if len(row) == common)), common


def _score(
    index: int, rows: Sequence[Sequence[str]], looks: Sequence[Sequence[Look]], width: int
) -> float | None:
    """How much a row looks like the header of the rows below it, -1 to 1; None where it cannot be."""
    own = looks[index]
    filled = sum(1 for look in own if look != "blank")
    if filled * 2 < width or (width > 1 and filled < 2):
        return None
    if not any(look in ("text", "date", "note") for look in own):
        return -1.0
    below = [
        (rows[i], looks[i])
        for i in range(index + 1, min(index + 1 + _COMPARED_ROWS, len(looks)))
        if list(rows[i]) != list(rows[index])
    ]
    columns = max(filled, min(width, len(own)))
    support = min(1.0, len(below) / _CONVINCING_ROWS)
    total = 0.0
    for column in range(min(len(own), max(width, filled))):
        contrast = _contrast(rows[index][column], own[column], column, below)
        total += contrast * support if contrast > 0 else contrast
    return total / max(columns, 1) * min(1.0, filled / width)


def _contrast(
    cell: str, look: Look, column: int, below: Sequence[tuple[Sequence[str], Sequence[Look]]]
) -> float:
    others = [looks[column] for _, looks in below if column < len(looks) and looks[column] != "blank"]
    if look == "blank":
        return -0.1 if others else 0.0
    if look == "note":
        return 0.0
    if not others:
        return 0.2 if look == "text" else -0.3
    usual, times = Counter(others).most_common(1)[0]
    if look == "text":
        if usual in ("number", "date", "code"):
            return times / len(others)
        text = cell.strip(BLANKS)
        again = any(column < len(row) and row[column].strip(BLANKS) == text for row, _ in below)
        return -0.4 if again else 0.3
    if look == usual:
        return -1.0
    return 0.5 if look == "date" and usual == "number" else -0.5
