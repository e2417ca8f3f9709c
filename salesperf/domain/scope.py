"""Who looks, and at what."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import field_validator, model_validator

from salesperf.domain.model import Value
from salesperf.domain.period import Period

Role = Literal["owner", "manager", "team", "rep"]


class Viewer(Value):
    """Who looks. Owner and manager see the company, a team its members' figures, a rep the own ones.

    The rule is enforced where data is read, by the numbers that `team_id` and `rep_id` name.
    """

    role: Role
    rep_id: int | None = None
    team_id: int | None = None

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if self.role == "rep" and self.rep_id is None:
            raise ValueError("a rep looks as somebody: rep_id is missing")
        if self.role == "team" and self.team_id is None:
            raise ValueError("a team looks as some team: team_id is missing")
        return self

    @property
    def sees_company(self) -> bool:
        """Whether no figure is withheld."""
        return self.role in ("owner", "manager")


class Scope(Value):
    """What is looked at: a period, and the teams, reps and sources it is narrowed to (empty = all).

    The ids are kept sorted and once each, so that equal scopes are equal values and equal cache keys.
    `as_of` is the day at whose end the picture is taken.
    """

    period: Period
    teams: tuple[int, ...] = ()
    reps: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    as_of: date

    @field_validator("teams", "reps", "sources")
    @classmethod
    def _once_each(cls, ids: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted(set(ids)))
