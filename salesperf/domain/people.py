"""Reps, teams, and who belonged where when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from salesperf.domain.model import Value

FOREVER = date(9999, 12, 31)

Name = Annotated[str, Field(min_length=1)]


class Rep(Value):
    """A salesperson. `known` is false for a name that only deals mention."""

    rep_id: int
    name: Name
    email: str | None = None
    active: bool = True
    known: bool = True


class Team(Value):
    """A team, with the name of its manager and the region that it works in."""

    team_id: int
    name: Name
    manager: str | None = None
    region: str | None = None


class Membership(Value):
    """A rep belongs to a team from `from_day` up to, not including, `to_day`."""

    rep_id: int
    team_id: int
    from_day: date
    to_day: date = FOREVER

    @model_validator(mode="after")
    def _has_days(self) -> Self:
        if self.from_day >= self.to_day:
            raise ValueError("a membership ends after it starts")
        return self

    def __contains__(self, day: date) -> bool:
        return self.from_day <= day < self.to_day


class Memberships(Value):
    """The memberships of all reps; on any day a rep belongs to one team at most."""

    entries: tuple[Membership, ...] = ()

    @model_validator(mode="after")
    def _one_team_a_day(self) -> Self:
        if clash := overlaps(self.entries):
            one, other = clash[0]
            teams = f"teams {one.team_id} and {other.team_id}"
            raise ValueError(f"rep {one.rep_id} is in {teams} on {other.from_day}")
        return self

    def team_on(self, rep_id: int, day: date) -> int | None:
        """The team of the rep on that day; None outside all teams."""
        own = (entry for entry in self.entries if entry.rep_id == rep_id and day in entry)
        return next((entry.team_id for entry in own), None)

    def members_on(self, team_id: int, day: date) -> tuple[int, ...]:
        """The reps of the team on that day, by id."""
        own = (entry for entry in self.entries if entry.team_id == team_id and day in entry)
        return tuple(sorted(entry.rep_id for entry in own))

    def moved(self, rep_id: int, team_id: int, day: date) -> Memberships:
        """The same with the rep in the team from `day` on; later memberships of the rep are replaced."""
        kept = []
        for entry in self.entries:
            if entry.rep_id != rep_id or entry.to_day <= day:
                kept.append(entry)
            elif entry.from_day < day:
                kept.append(entry.model_copy(update={"to_day": day}))
        return Memberships(entries=(*kept, Membership(rep_id=rep_id, team_id=team_id, from_day=day)))


def overlaps(entries: Iterable[Membership]) -> tuple[tuple[Membership, Membership], ...]:
    """The pairs of neighbouring memberships of one rep that share a day."""
    ordered = sorted(entries, key=lambda entry: (entry.rep_id, entry.from_day, entry.to_day, entry.team_id))
    return tuple(
        (one, other)
        for one, other in pairwise(ordered)
        if one.rep_id == other.rep_id and other.from_day < one.to_day
    )
