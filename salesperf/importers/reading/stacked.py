"""Tables that stand below another in one text or sheet: where the next one begins."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

from salesperf.importers.reading.cells import Look, look_of, row_looks
from salesperf.importers.reading.footer import is_phrase
from salesperf.importers.reading.header import Found, find_header
from salesperf.importers.reading.records import BLANKS, Record, extent

MAX_TABLES = 20
"""Most tables that are told apart in one text or sheet."""

_COMPARED_ROWS = 30
_LONGEST_NAME = 60
_FEWEST_NAMES = 3
_SAMPLES = 200
_TYPED = frozenset({"number", "date", "code"})
_MOSTLY = 0.8
_ATTEMPTS = 1_000
_DIGITS = re.compile(r"\d+")


class Ahead(Iterator[Record]):
    """Records in order, of which the next can be looked at, and put back."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._feed = iter(records)
        self._waiting: deque[Record] = deque()

    def __next__(self) -> Record:
        return self._waiting.popleft() if self._waiting else next(self._feed)

    def peek(self, most: int) -> list[Record]:
        """The next records, `most` or all that there are, which stay to come."""
        self._waiting.extend(islice(self._feed, max(0, most - len(self._waiting))))
        return list(islice(self._waiting, most))

    def back(self, record: Record) -> None:
        """Puts a record back in front."""
        self._waiting.appendleft(record)


class NextTable:
    """Tells whether a record below a table is the header of another one.

    That takes a row of nothing but names, none of which is like a value of its column, which stands below a
    blank line or a title, or is as long as the rows below it and not as long as those above; and rows below
    it that are not like the rows of the table.
    """

    def __init__(self, columns: int, header: Sequence[str], *, text: bool) -> None:
        self._columns = columns
        self._cells = len(header) if text else 0
        self._left = _ATTEMPTS

    def may_begin(self, record: Record, *, apart: bool) -> bool:
        """Whether a record can be a header at all; `apart`: a blank line or a title stands above it."""
        ragged = self._cells > 0 and len(record.cells) != self._cells
        return (apart or ragged) and self._left > 0 and _names(record.cells)

    def begins(self, record: Record, ahead: Ahead, samples: Sequence[Sequence[str]], *, apart: bool) -> bool:
        """Whether another table begins with a record that may, given the first rows of this one."""
        row = record.cells
        self._left -= 1
        if not samples:
            return False
        filled = [i for i in range(len(row)) if row[i].strip(BLANKS)]
        forms = {i: _form(_cell(row, i)) for i in filled}
        if any(form == _form(_cell(one, i)) for one in samples for i, form in forms.items()):
            return False
        below = list(takewhile(lambda one: not one.blank, ahead.peek(_COMPARED_ROWS)))
        rows = [one.cells for one in below]
        if not rows or (len(filled) == 2 and len(rows) < 2):
            return False
        if any(form == _form(_cell(one, i)) for one in rows for i, form in forms.items()):
            return False
        if not apart and len(rows[0]) != len(row):
            return False
        return self._differs(row, filled, rows, samples, apart=apart)

    def _differs(
        self,
        row: Sequence[str],
        filled: Sequence[int],
        rows: Sequence[Sequence[str]],
        samples: Sequence[Sequence[str]],
        *,
        apart: bool,
    ) -> bool:
        typed = {i: look for i in range(self._columns) if (look := _usual(samples, i)) in _TYPED}
        here = {i: _usual(rows, i) for i in range(max(map(len, rows)))}
        against = sum(1 for i in filled if i in typed)
        named = sum(1 for i in filled if here.get(i) in _TYPED)
        shared = [i for i in typed if here.get(i)]
        reach = max(map(extent, (row, *rows)))
        fits = bool(shared) and reach <= self._columns and all(here[i] == typed[i] for i in shared)
        if not typed:
            fits = reach == self._columns
        if fits:
            narrower = reach < self._columns
            return against >= (1 if narrower else 2) and against == sum(1 for i in typed if i < extent(row))
        if against or named:
            return True
        found = find_header([row, *rows]) if apart and len(rows) > 1 else None
        return found is not None and found.header == 0 and extent(row) != self._columns


def end_of_first(records: Sequence[Record], found: Found, *, text: bool) -> int:
    """How many of the first records there are before another table begins; all, where none does."""
    header = records[found.header].cells if found.header is not None else ()
    following = NextTable(found.width, header, text=text)
    for place in range(found.data + 1, len(records)):
        before, record = records[place - 1], records[place]
        titled = extent(before.cells) == 1
        apart = titled or before.line + before.lines < record.line
        if following.may_begin(record, apart=apart):
            rows = [one.cells for one in records[found.data : place - titled]]
            ahead = Ahead(records[place + 1 :])
            if following.begins(record, ahead, rows[:_SAMPLES], apart=apart):
                return place - titled
    return len(records)


def first_header(records: Sequence[Record], found: Found, *, text: bool) -> Found:
    """The header of the first of several tables, where rows above the header found are a table as well.

    They are one where at least two rows stand below three names and above the header of another table.
    `records` have no blank ones.
    """
    for place in range(max(0, (found.header or 0) - 2)):
        header = records[place]
        if not _names(header.cells) or extent(header.cells) < _FEWEST_NAMES:
            continue
        end = place + 1
        while (
            end < (found.header or 0) and records[end].line == records[end - 1].line + records[end - 1].lines
        ):
            end += 1
        rows = [record.cells for record in records[place + 1 : end] if extent(record.cells) > 1]
        end += extent(records[end].cells) == 1
        width = extent(header.cells)
        following = NextTable(width, header.cells, text=text)
        if len(rows) > 1 and end < len(records) and following.may_begin(records[end], apart=True):
            own = find_header([header.cells, *rows])
            ahead = Ahead(records[end + 1 :])
            if own and own.header == 0 and following.begins(records[end], ahead, rows, apart=True):
                return Found(place, place + 1, width)
    return found


def _names(row: Sequence[str]) -> bool:
    """Whether a row may name columns: at least two names, all different, and nothing else."""
    texts = [cell.strip(BLANKS) for cell in row if cell.strip(BLANKS)]
    if len(texts) < 2 or len(set(texts)) < len(texts) or any(len(text) > _LONGEST_NAME for text in texts):
        return False
    looks = [look for look in row_looks(row) if look != "blank"]
    return "text" in looks and set(looks) <= {"text", "date"} and not is_phrase(row, len(row) + 1)


def _form(text: str) -> str:
    """A text with every number as one sign: a value like “Deal 9” has the form of “Deal 12”."""
    return _DIGITS.sub("0", text)


def _usual(rows: Sequence[Sequence[str]], place: int) -> Look | None:
    """What most filled cells of a column look like; None without any, or where they differ."""
    looks = [look_of(text) for one in rows[:_COMPARED_ROWS] if (text := _cell(one, place))]
    if not looks:
        return None
    usual = max(sorted(set(looks)), key=looks.count)
    return usual if looks.count(usual) >= _MOSTLY * len(looks) else None


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip(BLANKS) if place < len(row) else ""
