"""Which delimiter a text file uses, decided by how steadily it splits the records outside quotes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from salesperf.importers.reading.cells import is_prose, looks_like_names
from salesperf.importers.reading.records import Line, Record, records_of
from salesperf.importers.reading.table import Dialect

DELIMITERS = (",", "\t", ";", "|")
_ENOUGH = 0.3
_STEADY = 0.7
_SEP = re.compile(r'^"?sep=(.)"?\s*$', re.IGNORECASE)


def stated_delimiter(first: str) -> str | None:
    """The delimiter of a first line `sep=;` as Excel writes it; None for any other line."""
    found = _SEP.match(first.lstrip("\ufeff"))
    return found.group(1) if found else None


def choose_dialect(
    lines: Sequence[Line], *, name: str, delimiter: str | None = None
) -> tuple[Dialect, list[Record]]:
    """The dialect and the records that it makes of the lines of a sample.

    Without any steady delimiter the file is taken as one column, read with a comma that never occurs
    or, where commas occur in the prose, with a unit separator that does not.
    """
    candidates = (delimiter,) if delimiter else DELIMITERS
    escapes = ('"', "\\") if any('\\"' in line.text for line in lines) else ('"',)
    best: tuple[float, Dialect, list[Record]] | None = None
    for candidate in candidates:
        if delimiter is None and not any(candidate in line.text for line in lines):
            continue
        for escape in escapes:
            dialect = Dialect(candidate, escape)
            records = list(records_of(lines, dialect, name=name))
            score = _steadiness(records)
            if best is None or score > best[0] + 1e-9:
                best = (score, dialect, records)
    if best is not None and (delimiter or best[0] > 0):
        return best[1], best[2]
    single = Dialect("\x1f" if any("," in line.text for line in lines) else ",")
    return single, list(records_of(lines, single, name=name))


def _steadiness(records: Sequence[Record]) -> float:
    """How well a delimiter explains the records: the share of steady ones, more for many columns."""
    full = [record for record in records if not record.blank]
    widths = [len(record.cells) for record in full]
    split = [width for width in widths if width > 1]
    if not split:
        return 0.0
    width, steady = max(Counter(split).items(), key=lambda item: (item[1], item[0]))
    share = steady / len(widths)
    named = looks_like_names(full[widths.index(width)].cells)
    first = widths.index(split[0])
    if looks_like_names(full[first].cells):
        below = widths[first:]
        ragged = 0.9 * sum(1 for w in below if 1 < w <= split[0]) / len(below)
        if split[0] > width and ragged > share:
            share, named, width = ragged, True, split[0]
    if share < _STEADY and _is_running_text(full):
        return 0.0
    if share < _ENOUGH or (width == 2 and share < 0.5 and len(widths) > 4):
        return 0.0
    return share * (1 + math.log2(width)) * (1.0 if named else 0.5)


def _is_running_text(records: Sequence[Record]) -> bool:
    """Whether the cells only come from the commas of sentences, which have a blank after them."""
    inner = [cell for record in records for cell in record.cells[1:]]
    spaced = sum(1 for cell in inner if cell.startswith(" ") or not cell)
    return spaced * 5 >= len(inner) * 4 and is_prose([",".join(record.cells) for record in records])
