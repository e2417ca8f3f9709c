"""Headers of two rows: names of groups, and below them the names of their columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from salesperf.importers.reading.cells import look_of, row_looks
from salesperf.importers.reading.header import Found, clean_name
from salesperf.importers.reading.records import BLANKS, Record, extent

_LONGEST_GROUP = 40
_SAYS = re.compile(r"[:：]")
_COMPARED_ROWS = 20
_BRACKETED = re.compile(r"[(（\[【]\D{1,30}[)）\]】]")
_UNIT = re.compile(r"元|[万千亿]元?|百万元?|[A-Z]{3}|[¥￥$€£%]|单位[:：]?.{1,4}")


def nested(records: Sequence[Record], found: Found) -> tuple[Found, list[str] | None]:
    """The header of a table with what the row above or below it adds, and the names it comes to.

    The row below adds names where the header has blanks beside the name of a group. The row above tells
    columns of one name apart. `records` have no blank ones; the names are None without a header.
    """
    if found.header is None:
        return found, None
    at = found.header
    rows = [record.cells for record in records[: at + 2 + _COMPARED_ROWS]]
    own = list(rows[at])
    below = rows[at + 1] if at + 1 < len(rows) else ()
    above = (
        records[at - 1] if at and records[at - 1].line + records[at - 1].lines == records[at].line else None
    )
    if _says_units(below, own):
        units = [_cell(below, i).strip("()（）[]【】 ") for i in range(len(own))]
        names = [
            f"{name} ({unit})" if _UNIT.fullmatch(unit) else name
            for name, unit in zip(own, units, strict=True)
        ]
        return Found(at + 1, at + 2, found.width), names
    if _names_columns(below, own, rows[at + 2 : at + 2 + _COMPARED_ROWS]):
        names = _joined(own, below)
        return Found(at + 1, at + 2, max(found.width, extent(names))), names
    return found, _told_apart(above.cells if above else (), own)


def _says_units(row: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row below the header only says in brackets, or by a unit, how columns are written."""
    filled = [(i, row[i].strip(BLANKS)) for i in range(extent(row)) if row[i].strip(BLANKS)]
    few = 0 < len(filled) * 2 <= extent(header) and filled[0][0] > 0
    return (
        few
        and all(
            _cell(header, i) and (_BRACKETED.fullmatch(text) or _UNIT.fullmatch(text)) for i, text in filled
        )
        and any(_BRACKETED.fullmatch(text) or not text.isascii() for _, text in filled)
    )


def _names_columns(row: Sequence[str], header: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a row names the columns of groups that the header names: it stands where groups reach.

    It says nothing but names, beside blanks of the header, and the rows below are fuller than it.
    """
    places = [i for i in range(extent(row)) if row[i].strip(BLANKS) and not _same(row, header, i)]
    in_gaps = [i for i in places if i < extent(header) + len(places) and not _cell(header, i)]
    if len(places) < 2 or not in_gaps or not below or places[0] == 0:
        return False
    if any(i not in in_gaps and i + 1 not in in_gaps for i in places):
        return False
    looks = row_looks(row)
    if any(looks[i] not in ("text", "date") for i in places) or len({row[i] for i in places}) * 2 < len(
        places
    ):
        return False
    same = sum(1 for i in range(len(row)) if _same(row, header, i))
    told = sum(1 for i, cell in enumerate(header) if cell.strip(BLANKS) and i not in places)
    if same < told and same:
        return False
    for place in places:
        values = [_cell(one, place) for one in below if _cell(one, place)]
        if row[place].strip(BLANKS) in values or not any(look_of(value) != "text" for value in values):
            continue
        return True
    return False


def _joined(groups: Sequence[str], row: Sequence[str]) -> list[str]:
    """The names of a header of two rows; those that come twice get their group in front."""
    names = []
    labels = []
    label = ""
    for i in range(max(len(groups), len(row))):
        own = "" if _same(row, groups, i) else _cell(row, i)
        group = _cell(groups, i)
        label = group or (label if own else "")
        names.append(own or group)
        labels.append(label if own else "")
    return _with_groups(names, labels)


def _told_apart(groups: Sequence[str], header: list[str]) -> list[str]:
    """The header, its repeated names with the group in front, where that makes them different."""
    labels = []
    label = ""
    for i in range(len(header)):
        label = _cell(groups, i) or label
        labels.append("" if len(label) > _LONGEST_GROUP or _SAYS.search(label) else label)
    return _with_groups(header, labels) if _names_groups(groups, len(header)) else header


def _names_groups(row: Sequence[str], width: int) -> bool:
    """Whether a row names groups of columns: several of them, with nothing or the same beside them where
    they go on, and no values; a record that stands above the header is none.
    """
    cells = [_cell(row, i) for i in range(width)]
    looks = {look for look, cell in zip(row_looks(cells), cells, strict=True) if cell}
    goes_on = any(not cell or cell == before for before, cell in pairwise(cells))
    return sum(1 for cell in cells if cell) > 1 and goes_on and looks <= {"text", "date"}


def _with_groups(names: list[str], labels: Sequence[str]) -> list[str]:
    plain = [clean_name(name) for name in names]
    times = Counter(name for name in plain if name)
    again = {i for i, name in enumerate(plain) if times[name] > 1 and labels[i] and labels[i] != name}
    out = [f"{labels[i]} {plain[i]}" if i in again else names[i] for i in range(len(names))]
    told = [clean_name(out[i]) for i in again]
    return out if len(set(told)) == len(told) and not set(told) & (set(plain) - {""}) else names


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip(BLANKS) if place < len(row) else ""


def _same(row: Sequence[str], other: Sequence[str], place: int) -> bool:
    return _cell(row, place) != "" and _cell(row, place) == _cell(other, place)
