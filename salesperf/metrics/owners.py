"""Whose targets count where: the own one of who is asked about, else those of the next level below, added up.

A team without a target has the sum of its people's, a company the sum of its teams' own and of everybody
else's, or of its territories where nobody else has any. The target of a person who leads others contains
theirs, and one whose parts are the targets of others contains those: such are shown for their owner and
never added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import duckdb

from salesperf.metrics.compose import figures, plain
from salesperf.metrics.request import Request, rows_of
from salesperf.metrics.values import REST, minor_units, whole
from salesperf.metrics.windows import Window


@dataclass(frozen=True, slots=True)
class Target:
    """Targets added up, in ten-thousandths of a minor unit: `n` of them, `unconverted` for want of a rate,
    and how many targets of people who lead others were left out because theirs contain these.
    """

    exact: int
    n: int
    unconverted: int = 0
    left_out: int = 0

    @property
    def amount(self) -> int | None:
        """The sum, rounded once; None where one of them has no exchange rate."""
        return None if self.unconverted else minor_units({"amount_rest": self.exact})

    def __add__(self, other: Target) -> Target:
        return Target(
            self.exact + other.exact,
            self.n + other.n,
            self.unconverted + other.unconverted,
            self.left_out + other.left_out,
        )


@dataclass(frozen=True, slots=True)
class Person:
    """What one person has: targets by the team at the end of each, and one that contains those of others."""

    by_team: dict[int | None, Target] = field(default_factory=dict)
    over_others: list[Target] = field(default_factory=list)

    @property
    def own(self) -> Target | None:
        """The target that this person is measured against."""
        return total(self.by_team.values()) or total(self.over_others)


@dataclass(frozen=True, slots=True)
class Quotas:
    """The targets of a window by their owners."""

    company: Target | None
    teams: Mapping[int, Target]
    territories: Mapping[int, Target]
    people: Mapping[int, Person]
    leaders: frozenset[int]
    regions: Mapping[int, int]

    def of_rep(self, rep: int) -> Target | None:
        """The person's own target."""
        return self.people[rep].own if rep in self.people else None

    def of_reps(self, reps: Iterable[int]) -> Target | None:
        """Several people's targets, without those of who leads others where anybody else is among them."""
        return self._without_leaders({rep: own for rep in reps for own in [self.of_rep(rep)] if own})

    def of_team(self, team: int | None) -> Target | None:
        """The team's own target, else the sum of its people's; None stands for people without a team."""
        if team is not None and team in self.teams:
            return self.teams[team]
        own = {rep: one.by_team[team] for rep, one in self.people.items() if team in one.by_team}
        return self._without_leaders(own)

    def of_region(self, region: int) -> Target | None:
        """The territory's own target, else the sum of the teams in it."""
        if region in self.territories:
            return self.territories[region]
        inside = (team for team, at in self.regions.items() if at == region)
        return total(one for team in inside for one in [self.of_team(team)] if one)

    def of_company(self) -> Target | None:
        """The company's own target, else the sum of teams' own and all other people's, else territories'."""
        if self.company is not None:
            return self.company
        teams = dict.fromkeys((*self.teams, *(team for one in self.people.values() for team in one.by_team)))
        own = {
            rep: target
            for rep, one in self.people.items()
            for target in [total(part for team, part in one.by_team.items() if team not in self.teams)]
            if target
        }
        found = [self.teams[team] for team in teams if team is not None and team in self.teams]
        if own and (rest := self._without_leaders(own, others=bool(found))):
            found.append(rest)
        return total(found) or total(self.territories.values()) or self._of_leaders()

    @property
    def all_teams(self) -> set[int]:
        """The teams that have a target, or somebody with one."""
        return {
            *self.teams,
            *(team for one in self.people.values() for team in one.by_team if team is not None),
        }

    @property
    def all_regions(self) -> set[int]:
        """The regions that have a target, or a team with one."""
        return {*self.territories, *(self.regions[team] for team in self.all_teams if team in self.regions)}

    def _without_leaders(self, own: Mapping[int, Target], *, others: bool = False) -> Target | None:
        """The sum of people's targets without those of leaders, unless only leaders have any."""
        led = {rep: one for rep, one in own.items() if rep not in self.leaders}
        if not led and not others:
            return total(own.values())
        left_out = len(own) - len(led)
        found = total(led.values()) or (Target(0, 0) if left_out else None)
        return None if found is None else Target(found.exact, found.n, found.unconverted, left_out)

    def _of_leaders(self) -> Target | None:
        return total(one for person in self.people.values() for one in person.over_others)


def read(cursor: duckdb.DuckDBPyConnection, request: Request, measure: str, window: Window) -> Quotas:
    """The targets of a measure that lie in the window whole; none for figures of some sources only."""
    people: dict[int, Person] = {}
    kinds: dict[str, dict[int | None, Target]] = {"company": {}, "team": {}, "territory": {}}
    priced = request.foreign and request.metric.unit != "count"
    query = figures("targets", (), frozenset(), priced=priced)
    asked = request.parameters(window, measure=measure)
    rows = [] if request.narrowing.sources else rows_of(cursor, query, asked)
    for _, row in rows:
        exact = whole(row, "amount") * REST + whole(row, "amount_rest")
        target = Target(exact, whole(row, "n"), whole(row, "unconverted"))
        if row["owner_kind"] != "rep":
            own = kinds[row["owner_kind"]]
            if row["owner_id"] not in own or not row["over_others"]:
                own[row["owner_id"]] = target
            continue
        person = people.setdefault(row["owner_id"], Person())
        if row["over_others"]:
            person.over_others.append(target)
        else:
            person.by_team[row["team_id"]] = target
    leaders = frozenset(row["rep_id"] for _, row in rows_of(cursor, plain("leaders"), {}))
    regions = {row["team_id"]: row["region_id"] for _, row in rows_of(cursor, plain("team_regions"), {})}
    teams, territories = (
        {one: own for one, own in kinds[kind].items() if one is not None} for kind in ("team", "territory")
    )
    return Quotas(kinds["company"].get(None), teams, territories, people, leaders, regions)


def total(targets: Iterable[Target]) -> Target | None:
    """Targets added up; None for none."""
    found = list(targets)
    if not found:
        return None
    added = found[0]
    for one in found[1:]:
        added = added + one
    return added
