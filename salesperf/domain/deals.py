"""Accounts, products, pipelines, deals with their stage events, leads, activities."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from salesperf.domain.model import Value
from salesperf.domain.money import Money
from salesperf.domain.people import Name

StageKind = Literal["open", "won", "lost"]
Status = Literal["open", "won", "lost", "removed"]
STATUSES: tuple[Status, ...] = ("open", "won", "lost", "removed")
"""The statuses in the order of their numbers in the warehouse: 0 open, 1 won, 2 lost, 3 removed."""

KIND_ORDER: dict[StageKind, int] = {"open": 0, "won": 1, "lost": 2}


class Account(Value):
    """A customer. `known` is false for a name that only deals mention."""

    account_id: int
    name: Name
    industry: str | None = None
    region: str | None = None
    known: bool = True


class Product(Value):
    """Something sold. `known` is false for a name that only deals mention."""

    product_id: int
    name: Name
    known: bool = True


class Stage(Value):
    """A step of a pipeline. `position` counts from 1 along it; `probability_bp` is in basis points."""

    name: Name
    position: Annotated[int, Field(ge=1)]
    kind: StageKind
    probability_bp: Annotated[int, Field(ge=0, le=10_000)] | None = None


class Pipeline(Value):
    """The stages of a kind of business, in order: open ones, then won, then lost.

    There is a won and a lost stage at least: without them no deal could ever be closed.
    """

    name: Name
    stages: tuple[Stage, ...]

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if [stage.position for stage in self.stages] != list(range(1, len(self.stages) + 1)):
            raise ValueError("positions count from 1 without a gap")
        kinds = [KIND_ORDER[stage.kind] for stage in self.stages]
        if kinds != sorted(kinds):
            raise ValueError("open stages come first, then won, then lost")
        if not {1, 2} <= set(kinds):
            raise ValueError("a pipeline needs a won and a lost stage")
        if len({stage.name for stage in self.stages}) != len(self.stages):
            raise ValueError("two stages have one name")
        return self

    @property
    def open_stages(self) -> tuple[Stage, ...]:
        """The stages in which a deal is still open, in order."""
        return tuple(stage for stage in self.stages if stage.kind == "open")


class Deal(Value):
    """An opportunity as known on one day.

    `created_on` is None for an undated deal; `due_on` is the expected close while it is open, `closed_on`
    the day it was won or lost; a lost deal may carry a reason.
    """

    key: Name
    name: str
    status: Status
    stage: Name
    pipeline: Name
    amount: Money | None = None
    owner: str | None = None
    account: str | None = None
    product: str | None = None
    source: str | None = None
    created_on: date | None = None
    due_on: date | None = None
    closed_on: date | None = None
    lost_reason: str | None = None

    @model_validator(mode="after")
    def _fits_its_status(self) -> Self:
        if self.status == "open" and self.closed_on is not None:
            raise ValueError("an open deal has no close date")
        if self.status in ("won", "lost") and self.closed_on is None:
            raise ValueError("a closed deal has a close date")
        if self.lost_reason is not None and self.status != "lost":
            raise ValueError("only a lost deal has a lost reason")
        return self

    @property
    def cycle_days(self) -> int | None:
        """Days from creation to close; None while open, undated, or closed before it was created."""
        if self.created_on is None or self.closed_on is None or self.closed_on < self.created_on:
            return None
        return (self.closed_on - self.created_on).days


class StageEvent(Value):
    """A deal entered a stage. `derived` marks one found by comparing two exports."""

    deal_key: Name
    stage: Name
    entered_at: datetime
    derived: bool = False


class Lead(Value):
    """A possible customer before any deal; `deal_key` names the deal that it became."""

    key: Name
    name: str
    source: str | None = None
    owner: str | None = None
    created_on: date | None = None
    accepted_on: date | None = None
    deal_key: str | None = None


class Activity(Value):
    """Something done with a customer: a call, a visit, a message."""

    key: Name
    kind: Name
    on: datetime
    owner: str | None = None
    deal_key: str | None = None
    account: str | None = None
