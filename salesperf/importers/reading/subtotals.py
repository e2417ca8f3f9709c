"""Totals that stand among the records: below each group of a report, or of a board."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from salesperf.importers.reading.cells import look_of
from salesperf.importers.reading.records import BLANKS

_WORD = (
    r"(?:grand\s+totals?|sub-?\s*totals?|totals?|overall total|sum|summe|zwischensumme|gesamt|итого"
    r"|合计|小计|总计|总和|累计|汇总|本页合计)"
)
_TOTAL = re.compile(_WORD + r"\s*[:：]?", re.IGNORECASE)
_OF_GROUP = re.compile(
    r"(.{1,80}?)[\s:：_-]*(?:(?<=[\s:：_-])(?:sub-?)?totals?|小计|合计|汇总)\s*[:：]?", re.IGNORECASE
)
_BEGINS = frozenset(
    (word[0] | 0x20) << 8 | word[1] | 0x20
    for word in (
        text.encode()
        for text in ("sum", "total", "grand", "gesamt", "overall", "zwischensumme", "ит", *"合小总累汇本")
    )
)
_KEYS = np.array(sorted(_BEGINS), dtype=np.uint16)


def is_subtotal(cells: Sequence[str], width: int, above: Sequence[str] = ()) -> bool:
    """Whether a row among the records is a total of the rows above it.

    Its first filled cell is a total word, or the name of the group in the row `above` with a total word
    behind it; the others are numbers (or name a period), at least one, and they fill less than half.
    """
    places = [place for place, cell in enumerate(cells) if cell.strip(BLANKS)]
    if len(places) < 2 or width < 2 or len(places) * 2 > width + 1:
        return False
    first = cells[places[0]].strip(BLANKS)
    looks = [look_of(cells[place]) for place in places[1:]]
    if "number" not in looks or not set(looks) <= {"number", "date"}:
        return False
    if _TOTAL.fullmatch(first):
        return True
    group = _OF_GROUP.fullmatch(first)
    named = above[places[0]].strip(BLANKS) if places[0] < len(above) else ""
    return group is not None and named != "" and group.group(1).strip(BLANKS) == named


def is_sum(cells: Sequence[str], width: int) -> bool:
    """Whether a row below a group of a board is its nameless sum: numbers only, the first cell blank."""
    filled = [cell for cell in cells if cell.strip(BLANKS)]
    few = 0 < len(filled) * 2 <= width + 1
    return few and not cells[0].strip(BLANKS) and all(look_of(cell) == "number" for cell in filled)


class TotalRows:
    """Finds, in blocks of bytes, the records that may be totals by how they begin."""

    def __init__(self, delimiter: str) -> None:
        mark = re.escape(delimiter.encode())
        ends = rb"\s*(?::|\xef\xbc\x9a)?\"?[" + mark + rb"\r\n]"
        self._row = re.compile(rb'[ "' + mark + rb"]*" + _WORD.encode() + ends, re.IGNORECASE)
        self._of_group = tuple(
            word.encode() + delimiter.encode() for word in (" Total", " total", " Subtotal", " 小计", " 合计")
        )
        self._lead = np.array([ord(delimiter), 32], dtype=np.uint8)

    def of_groups(self, block: bytes) -> bool:
        """Whether a cell ends in a total word, so that every row has to be looked at."""
        return any(word in block for word in self._of_group)

    def among(self, block: bytes, data: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64]) -> list[int]:
        """Indices of the starts of records at which a total may stand."""
        inside = starts[starts < len(data) - 3]
        quoted = (data[inside] == ord('"')).astype(np.int64)
        first = data[inside + quoted].astype(np.uint16) | 0x20
        second = data[inside + quoted + 1].astype(np.uint16) | 0x20
        likely = np.isin((first << 8) | second, _KEYS) | np.isin(data[inside], self._lead)
        return [int(i) for i in np.flatnonzero(likely) if self._row.match(block, int(inside[i]))]
