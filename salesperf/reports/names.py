"""Names that may be the same: found by how they are written, merged only when a person says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import combinations
from typing import Literal

import duckdb

from salesperf.reports.alike import PLAIN, How, differs, reduced
from salesperf.warehouse import build, journal, workspace
from salesperf.warehouse.decisions import Author, Decision, history
from salesperf.warehouse.store import Store

Kind = Literal["rep", "team", "account", "product"]
KINDS: tuple[Kind, ...] = ("rep", "team", "account", "product")

_LEAST_OF_A_PERSON = 12
"""Many people are told apart by one letter (Zhang Wei, Zhang Lei)."""
_LARGEST_GROUP = 30


@dataclass(frozen=True, slots=True)
class Name:
    """A person, team, account or product as it is written; `won` is what its won deals are worth."""

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
    only. Words of fewer than five letters, digits and Chinese characters are never taken for a slip.
    """
    found: dict[str, Pair] = {}
    all_names = list(names)
    for kind in KINDS:
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
        for key in reduced(name.name, person=kind == "rep"):
            groups.setdefault(key, []).append(name)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        if 1 < len(group) <= _LARGEST_GROUP:
            for one, other in combinations(group, 2):
                both = (one.identity, other.identity)
                if both not in seen and one.identity != other.identity:
                    seen.add(both)
                    yield one, other


def _directed(one: Name, other: Name, how: How) -> Pair:
    """The unknown name becomes the known one; of two alike the one with fewer deals becomes the other."""
    first, second = sorted((one, other), key=lambda name: (name.known, name.deals, name.identity))
    return Pair(first, second, how)


def _sql(name: str) -> str:
    return files("salesperf.reports").joinpath("sql", "names", f"{name}.sql").read_text("utf-8")


def decided(cursor: duckdb.DuckDBPyConnection) -> tuple[Decision, ...]:
    """What was decided about names and is in force, the newest first; of people too."""
    return tuple(
        one for one in history(cursor, ("merge", "different")) if one.in_force and one.payload is not None
    )
