"""Recognise what a table is: a declared layout by its headers, else the object that words and values fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from salesperf.domain.objects import OBJECTS, Kind
from salesperf.importers import looks
from salesperf.importers.layout import ENTERED, Layout, entered, normalise
from salesperf.importers.synonyms import NEEDED, SYNONYMS
from salesperf.importers.systems import LAYOUTS

UNKNOWN_SYSTEM = "other"
_SURE_SHARE = 0.6
_FIELDS_OF_SAID = 4
_NUMBERS = re.compile(
    r"(^|\W)(id|no|nr|number|num|code|key|ref|n°|n º)\.?$|^(n°|nº|no\.?|nr\.?) |(id|编号|编码|单号|番号|#)$"
)
_OBJECT_WORDS = {
    "activities": ("task", "activity", "event", "call", "meeting", "任务", "活动", "跟进记录", "日程"),
    "tickets": ("ticket", "case", "工单"),
}
# Objects whose tables have a subject, a status, a person and days, as a deal's may.
_SAYS_OBJECT = re.compile(
    "(" + "|".join(w for words in _OBJECT_WORDS.values() for w in words) + ") ?(id|no|number|编号|号)"
)
# Numbers 1, 2, 3 … under such a header number the lines of an export, and the next export numbers them anew.
_ROW_NUMBER = re.compile(r"#|no\.?|nr\.?|n°|nº|number|row|row no\.?|s\.? ?no\.?|sr\.? no\.?|序号|行号|编号")
# A custom column of a known system fills none of these, whatever it is called: figures hang on them.
_DECIDES = frozenset(
    {
        "id",
        "stage",
        "status",
        "is_won",
        "is_lost",
        "is_closed",
        "is_deleted",
        "is_active",
        "pipeline",
        "closed_on",
        "closed_amount",
        "rate",
    }
)


@dataclass(frozen=True)
class Recognition:
    """What a table was taken for.

    `targets` holds for each column the fields it fills (empty: left out), `why` a word for each column:
    known, ignored, synonym, look, unknown. `sure` is sure, likely or unsure; `matched` of `total` headers
    were known. `rivals` are other objects that fit as well; with any, the file must be asked about. `named`
    is the system where a person or earlier files of unknown layout say it.
    """

    layout: Layout | None
    object: str
    targets: tuple[tuple[str, ...], ...]
    why: tuple[str, ...]
    matched: int
    total: int
    sure: str
    rivals: tuple[str, ...] = ()
    named: str = ""

    @property
    def system(self) -> str:
        """Key of the system, `other` where no declared layout fits and nothing names it."""
        return self.named or (self.layout.system if self.layout else UNKNOWN_SYSTEM)


def recognise(
    headers: tuple[str, ...], samples: Sequence[Sequence[str | None]], *, wanted: str | None = None
) -> Recognition | None:
    """The best reading of a table's headers, or None when it looks like no CRM object.

    `wanted` limits the answer to one object (a person chose it).
    """
    declared = [layout for layout in LAYOUTS if layout.fits(headers) and wanted in (None, layout.object)]
    if declared:
        best = max(
            declared, key=lambda layout: (sum(layout.knows(h) for h in headers), len(layout.signature))
        )
        return _declared(best, headers, samples)
    return _generic(headers, samples, wanted)


def _declared(
    layout: Layout, headers: tuple[str, ...], samples: Sequence[Sequence[str | None]]
) -> Recognition:
    """The declared fields; further columns by their words, but never one that decides what a deal is."""
    taken: set[str] = set()
    targets: list[tuple[str, ...]] = [()] * len(headers)
    why = ["unknown"] * len(headers)
    for place in sorted(range(len(headers)), key=lambda place: (layout.rank(headers[place]), place)):
        header = headers[place]
        targets[place] = tuple(key for key in layout.targets(header) if key not in taken)
        if targets[place] or layout.knows(header):
            why[place] = "known" if targets[place] else "ignored"
        taken.update(targets[place])
    for place, header in enumerate(headers):
        found = _synonym(layout.object, header, taken | _DECIDES) if why[place] == "unknown" else None
        if found and looks.fits(OBJECTS[layout.object].field(found).kind, _cells(samples, place)):
            targets[place], why[place] = (found,), "synonym"
            taken.add(found)
    matched = sum(layout.knows(header) for header in headers)
    sure = "sure" if matched >= _SURE_SHARE * len(headers) else "likely"
    return Recognition(layout, layout.object, tuple(targets), tuple(why), matched, len(headers), sure)


def _generic(
    headers: tuple[str, ...], samples: Sequence[Sequence[str | None]], wanted: str | None
) -> Recognition | None:
    said = _object_said(headers) if wanted is None else ""
    if said:
        told = _generic(headers, samples, said)
        if told is not None and told.matched >= _FIELDS_OF_SAID:
            return told
    scored = []
    lacking = 0
    for key in SYNONYMS:
        if wanted is not None and key != wanted:
            continue
        targets, why = _match(key, headers, samples)
        found = {field for fields in targets for field in fields}
        if wanted is None and not all(any(field in found for field in group) for group in NEEDED[key]):
            lacking = max(lacking, len(found) if key == "deals" and {"name", "amount"} <= found else 0)
            continue
        scored.append((len(found), key, targets, why))
    if not scored or max(count for count, *_ in scored) + 2 < lacking:
        return None  # or deals of which no stage is told
    scored.sort(key=lambda item: -item[0])
    matched, key, targets, why = scored[0]
    rivals = tuple(other for count, other, _, _ in scored[1:] if count >= matched) if wanted is None else ()
    share = matched / max(1, len(headers))
    sure = "unsure" if rivals or share < 0.25 else "likely"
    return Recognition(None, key, targets, why, matched, len(headers), sure, rivals)


def _object_said(headers: Sequence[str]) -> str:
    """The object that the header of the ids names, as in “Task ID”; empty where none does."""
    for header in headers[:3]:
        found = _SAYS_OBJECT.fullmatch(normalise(header))
        if found:
            return next(key for key, words in _OBJECT_WORDS.items() if found.group(1) in words)
    return ""


def _match(
    key: str, headers: tuple[str, ...], samples: Sequence[Sequence[str | None]]
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Fields of each column by synonym; the best one wins, a column whose values cannot fit is passed by."""
    claims: list[tuple[int, int, str]] = []
    for position, header in enumerate(headers):
        plain = normalise(header)
        for field, words in SYNONYMS[key].items():
            if plain in words:
                claims.append((words.index(plain), position, field))
    targets: dict[int, str] = {}
    taken: set[str] = set()
    order = {field: place for place, field in enumerate(SYNONYMS[key])}
    for _, position, field in sorted(claims, key=lambda claim: (claim[0], order[claim[2]], claim[1])):
        kind = OBJECTS[key].field(field).kind
        if position in targets or field in taken or not looks.fits(kind, _cells(samples, position)):
            continue
        targets[position] = field
        taken.add(field)
    _close_date(key, targets, taken, samples)
    if "id" not in taken and headers and 0 not in targets and _numbers_rows(headers[0], _cells(samples, 0)):
        targets[0] = "id"
    for position, header in enumerate(headers):
        stage = entered(header) if key == "deals" and position not in targets else None
        if stage and looks.fits(Kind.TIME, _cells(samples, position)):
            targets[position] = ENTERED + stage
    fields = tuple((targets[p],) if p in targets else () for p in range(len(headers)))
    return fields, tuple("synonym" if p in targets else "unknown" for p in range(len(headers)))


def _numbers_rows(header: str, cells: Sequence[str | None]) -> bool:
    """Whether a first column says that it numbers the rows, in a word nobody knows, and does: "Copper ID"."""
    values = looks.filled(cells)
    if _ROW_NUMBER.fullmatch(normalise(header)) and values == [str(n) for n in range(1, len(values) + 1)]:
        return False
    said = bool(_NUMBERS.search(normalise(header)))
    return said and len(values) > 1 and len(values) == len(cells) == len(set(values))


def _close_date(
    key: str, targets: dict[int, str], taken: set[str], samples: Sequence[Sequence[str | None]]
) -> None:
    """A date of closing that every row has is the planned one too, where the table has no other."""
    if key != "deals" or "closed_on" not in taken or "close_on" in taken:
        return
    place = next(place for place, field in targets.items() if field == "closed_on")
    cells = _cells(samples, place)
    if cells and len(looks.filled(cells)) == len(cells):
        targets[place] = "close_on"


def _cells(samples: Sequence[Sequence[str | None]], place: int) -> list[str | None]:
    return [row[place] for row in samples if place < len(row)]


def _synonym(key: str, header: str, taken: set[str]) -> str | None:
    plain = normalise(header)
    for field, words in SYNONYMS[key].items():
        if plain in words and field not in taken:
            return field
    return None
