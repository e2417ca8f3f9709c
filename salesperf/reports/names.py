"""Names that may be the same: found by how they are written, merged only when a person says so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import combinations
from typing import Literal

import duckdb

from salesperf.warehouse import build, journal, workspace
from salesperf.warehouse.decisions import Author
from salesperf.warehouse.store import Store

Kind = Literal["rep", "account", "product"]
How = Literal["blank", "width", "case", "signs", "legal", "order", "swapped", "letter"]

PLAIN: frozenset[How] = frozenset({"blank", "width", "case", "signs"})
"""Ways to differ that leave no doubt."""

_LEAST_LETTERS = 5
"""Shorter names are never the same for one letter's sake."""
_LEAST_OF_A_PERSON = 12
"""Many people are told apart by one letter (Zhang Wei, Zhang Lei)."""
_LARGEST_GROUP = 30
_LEGAL = re.compile(
    r"(股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|公司|集团)$"
    r"|[ ,.]+(co\.?,? ?ltd\.?|company|corporation|corp\.?|incorporated|inc\.?|limited|ltd\.?"
    r"|llc|l\.l\.c\.|plc|gmbh|ag|s\.?a\.?|b\.?v\.?)$"
)
_SIGNS = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True, slots=True)
class Name:
    """A person, account or product as it is written; `won` is the amount of its won deals in minor units."""

    kind: Kind
    member_id: int
    identity: str
    name: str
    known: bool
    deals: int
    won: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that may be the same; `one` would become `into`."""

    one: Name
    into: Name
    how: How

    @property
    def plain(self) -> bool:
        """Whether there is no doubt."""
        return self.how in PLAIN

    @property
    def key(self) -> str:
        """What a decision about the pair is kept under."""
        first, second = sorted((self.one.identity, self.into.identity))
        return f"{self.one.kind}:{first}\t{second}"


def near(cursor: duckdb.DuckDBPyConnection) -> tuple[Pair, ...]:
    """Pairs of names that may be the same and that nobody called different, the plain ones first."""
    reporting = workspace.read_settings(cursor).reporting_currency
    names = [Name(*row) for row in cursor.execute(_sql("used"), {"reporting": reporting}).fetchall()]
    different = journal.payloads(cursor, "different")
    found = [pair for pair in matches(names) if pair.key not in different]
    return tuple(sorted(found, key=lambda pair: (not pair.plain, -pair.one.deals, pair.key)))


def matches(names: Iterable[Name]) -> list[Pair]:
    """All pairs of one kind that are written nearly alike, each at most once.

    A name of a list is never proposed to become another one, unless the two differ in signs, blanks or case
    only. Names of fewer than five letters, and names that differ in a digit, are not compared by letters.
    """
    found: dict[str, Pair] = {}
    all_names = list(names)
    for kind in ("rep", "account", "product"):
        mine = [name for name in all_names if name.kind == kind]
        for one, other in _candidates(mine, kind):
            how = differs(one.name, other.name)
            if how is None or (one.known and other.known and how not in PLAIN):
                continue
            if kind == "rep" and (how == "legal" or (how == "letter" and len(one.name) < _LEAST_OF_A_PERSON)):
                continue
            pair = _directed(one, other, how)
            found.setdefault(pair.key, pair)
    return list(found.values())


def differs(one: str, other: str) -> How | None:
    """In what two names differ, where that is little; None where they are not alike."""
    if "".join(one.split()) == "".join(other.split()):
        return "blank"
    wide = unicodedata.normalize("NFKC", one), unicodedata.normalize("NFKC", other)
    if "".join(wide[0].split()) == "".join(wide[1].split()):
        return "width"
    if "".join(wide[0].split()).casefold() == "".join(wide[1].split()).casefold():
        return "case"
    if _letters(one) == _letters(other):
        return "signs"
    if _letters(_without_form(one)) == _letters(_without_form(other)):
        return "legal"
    if _words(one) == _words(other):
        return "order"
    return _by_letters(_letters(one), _letters(other))


def merge(store: Store, pairs: Sequence[Pair], author: Author) -> None:
    """Count the first name of each pair as the second, now and in later loads; core tables are rebuilt."""
    with store.write() as cursor:
        for pair in pairs:
            earlier = journal.payloads(cursor, "merge")
            moved = [
                k
                for k, into in earlier.items()
                if k.startswith(pair.one.kind + ":") and str(into).strip().lower() == pair.one.identity
            ]
            for key in (*moved, f"{pair.one.kind}:{pair.one.identity}"):
                journal.write(
                    cursor,
                    kind="merge",
                    name=key,
                    payload=pair.into.identity,
                    at=author.at,
                    by=author.by,
                    why=author.why,
                )
        build.begin(cursor)
        build.finish(cursor, reporting=workspace.read_settings(cursor).reporting_currency)


def keep_apart(store: Store, pair: Pair, author: Author) -> None:
    """Remember that the two names of a pair are different, so that they are not proposed again."""
    with store.write() as cursor:
        journal.write(
            cursor, kind="different", name=pair.key, payload=True, at=author.at, by=author.by, why=author.why
        )


def _candidates(names: Sequence[Name], kind: str) -> Iterator[tuple[Name, Name]]:
    """Pairs worth a look: those that share a reduced spelling; never all with all."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        for key in _reduced(name.name, kind):
            groups.setdefault(key, []).append(name)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        if 1 < len(group) <= _LARGEST_GROUP:
            for one, other in combinations(group, 2):
                both = (one.identity, other.identity)
                if both not in seen and one.identity != other.identity:
                    seen.add(both)
                    yield one, other


def _reduced(name: str, kind: str) -> set[str]:
    letters = _letters(name)
    keys = {"=" + letters, "w" + " ".join(_words(name))}
    if kind != "rep":
        keys.add("=" + _letters(_without_form(name)))
    if len(letters) >= _LEAST_LETTERS:
        keys |= {"-" + letters[:place] + letters[place + 1 :] for place in range(len(letters))}
        keys.add("-" + letters)
    return keys


def _directed(one: Name, other: Name, how: How) -> Pair:
    """The unknown name becomes the known one; of two alike the one with fewer deals becomes the other."""
    first, second = sorted((one, other), key=lambda name: (name.known, name.deals, name.identity))
    return Pair(first, second, how)


def _by_letters(one: str, other: str) -> How | None:
    if min(len(one), len(other)) < _LEAST_LETTERS or abs(len(one) - len(other)) > 1:
        return None
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return None
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    if len(one) == len(other):
        if (
            one[start + 2 :] == other[start + 2 :]
            and one[start : start + 2] == other[start : start + 2][::-1]
        ):
            return "swapped"
        return "letter" if one[start + 1 :] == other[start + 1 :] else None
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return "letter" if longer[start + 1 :] == shorter[start:] else None


def _letters(name: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", name).casefold())


def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(_SIGNS.sub(" ", unicodedata.normalize("NFKC", name).casefold()).split()))


def _without_form(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).casefold().strip()
    shorter = _LEGAL.sub("", text).strip(" ,.")
    return shorter if len(_letters(shorter)) > 1 else text


def _sql(name: str) -> str:
    return files("salesperf.reports").joinpath("sql", "names", f"{name}.sql").read_text("utf-8")
