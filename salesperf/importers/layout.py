"""What a CRM's export looks like, as a declaration, and how headers are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from salesperf.domain.objects import OBJECTS
from salesperf.importers import units

ENTERED = "entered:"  # a column that states when the deal entered the stage named behind the colon

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BLANKS = re.compile(r"[\s_\-–/.]+")
_PREFIX = re.compile(
    r"^(deal|person|organi[sz]ation|opportunity|account|lead|contact|activity|product)( name)?\s*(-|:)\s+",
    re.IGNORECASE,
)


_ACCENTED = re.compile(r"[À-ÖØ-öø-žǍ-ǜ]")
_ENTRY = re.compile(
    r"^(?:date entered|date d'entrée dans|eingetreten am|eintrittsdatum|fecha de entrada (?:a|en)|"
    r"fecha de ingreso (?:a|en)|data de entrada em|data di ingresso in|进入日期)\s*"
    r"[\"'“”‘’«„](?P<stage>.+)[\"'“”‘’»]$|^hs_(?:v2_)?date_entered_(?P<id>.+)$",
    re.IGNORECASE,
)
_STAY = re.compile(
    r"^(?:date exited|latest time in|cumulative time in|time in|time between)\s*[\"'“”‘’].+"
    r"|^hs_(?:v2_)?(?:date_exited|cumulative_time_in|latest_time_in|time_in)_.+$",
    re.IGNORECASE,
)
_OF_PIPELINE = re.compile(r"^(?P<stage>.+?)\s*\((?P<pipeline>[^()]*)\)$")


def entered(header: str) -> str | None:
    """What a header of stage entries calls the stage: `Stage (Pipeline)` or an id; None for any other."""
    found = _ENTRY.match(unicodedata.normalize("NFC", header).strip())
    return (found["stage"] or found["id"]).strip() if found else None


def stage_of_entry(said: str) -> tuple[str, str | None]:
    """Stage and pipeline of `Stage (Pipeline)`; a text without brackets is a stage of any pipeline."""
    found = _OF_PIPELINE.match(said)
    return (found["stage"], found["pipeline"]) if found else (said, None)


def stays(header: str) -> bool:
    """Whether a header is one of how long or until when deals were in a stage, which entries say too."""
    return bool(_STAY.match(header.strip()))


@lru_cache(maxsize=8192)
def normalise(header: str) -> str:
    """A header as it is compared: NFKC, lower case, words split, no stars, prefixes, units and accents."""
    text = unicodedata.normalize("NFKC", header).strip().strip("*").strip()
    text = _PREFIX.sub("", text)
    text = _ACCENTED.sub(lambda letter: unicodedata.normalize("NFD", letter[0])[0], units.without(text))
    text = re.sub(r"__\d+$|\s*\?$", "", text)
    text = re.sub(r"__c$", "", text, flags=re.IGNORECASE)
    return _BLANKS.sub(" ", _CAMEL.sub(" ", text)).strip().casefold()


@lru_cache(maxsize=8192)
def exact(header: str) -> str:
    """A header as a declared layout is compared with: NFKC, lower case, no stars and units; prefixes stay."""
    text = units.without(unicodedata.normalize("NFKC", header).strip().strip("*").strip())
    return _BLANKS.sub(" ", text).strip().casefold()


def words(text: str) -> tuple[str, ...]:
    """Headers written one after the other, a bar between them."""
    return tuple(text.split(" | "))


@dataclass(frozen=True)
class Layout:
    """One kind of export file of one system.

    `columns` maps headers to field keys; a header may fill several fields, and `entered:<stage>`
    marks a column of stage entries. `known` are headers of the layout that no field takes.
    `signature` must all be present, or all of one of `others`. `zone` is that of its times (None: the
    workspace's), `percent` says whether its percentages are 0-100 or fractions, `stages` its usual stages.
    Of two headers that fill the same field the one declared first is taken. `separator` stands between
    several names in one cell of a reference; the first one counts. `words` translate cells of a field,
    `fallbacks` name the headers whose cells count where the field's own cell is empty.
    """

    system: str
    system_name: str
    object: str
    name: str
    columns: Mapping[str, str | tuple[str, ...]]
    signature: tuple[str, ...]
    known: tuple[str, ...] = ()
    zone: str | None = None
    percent: str | None = None
    stages: tuple[tuple[str, str], ...] = ()
    separator: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fallbacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        keys = set(OBJECTS[self.object].keys)
        for target in self.columns.values():
            for key in (target,) if isinstance(target, str) else target:
                if not key.startswith(ENTERED) and key not in keys:
                    raise KeyError(self.system + "." + self.object + ": " + key)

    @property
    def key(self) -> str:
        """Name by which decisions about this layout are remembered."""
        return self.system + "/" + self.object + "/" + self.name

    def targets(self, header: str) -> tuple[str, ...]:
        """Fields that the header fills; empty when the layout does not use it."""
        for name, target in self.columns.items():
            if exact(name) == exact(header):
                return (target,) if isinstance(target, str) else target
        stage = entered(header) if self.object == "deals" else None
        return (ENTERED + stage,) if stage else ()

    def further(self, headers: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """For each field with fallbacks the places of those among the headers, in order."""
        places = {exact(header): place for place, header in reversed(list(enumerate(headers)))}
        return {
            key: tuple(places[exact(name)] for name in names if exact(name) in places)
            for key, names in self.fallbacks.items()
        }

    def rank(self, header: str) -> int:
        """Place of the header in the declaration; behind all of them where it is not declared."""
        names = [exact(name) for name in self.columns]
        return names.index(exact(header)) if exact(header) in names else len(names)

    def knows(self, header: str) -> bool:
        """Whether the header belongs to the layout."""
        declared = any(exact(name) == exact(header) for name in self.known)
        return bool(self.targets(header)) or declared or (self.object == "deals" and stays(header))

    def fits(self, headers: tuple[str, ...]) -> bool:
        """Whether every header of the signature, or of another one, is there."""
        present = {exact(header) for header in headers}
        return any(
            all(exact(name) in present for name in signature) for signature in (self.signature, *self.others)
        )
