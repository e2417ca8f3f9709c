"""The stage whose conversion fell most against the weeks before, with a test; finding none is an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import duckdb

from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics.definition import Variant
from salesperf.metrics.facts import Ids, read
from salesperf.metrics.members import members_of, named
from salesperf.metrics.proportions import ENOUGH, holm, two_proportions
from salesperf.metrics.run import request_for
from salesperf.metrics.values import whole
from salesperf.metrics.windows import Window
from salesperf.settings import WorkspaceSettings

SURE = 0.05
"""A corrected p-value from which on a fall may be chance."""

ENTERED = Variant("entered", "", "", "stage_conversion_entered", "ratio", part="facts.went_on = 1")

Share = tuple[int, int]
"""Went on, and all that entered."""


@dataclass(frozen=True, slots=True)
class Step:
    """How many of the deals that entered a stage went on, now and in the weeks before, at equal age.

    `p` is corrected for the number of stages tested, None where either side has under 10 deals.
    """

    stage_id: int
    now: Share
    before: Share
    p: float | None

    @property
    def change(self) -> float:
        """The difference of the two shares; 0 where either is undefined."""
        if not self.now[1] or not self.before[1]:
            return 0.0
        return self.now[0] / self.now[1] - self.before[0] / self.before[1]

    @property
    def fell(self) -> bool:
        """Whether it fell by more than chance."""
        return self.p is not None and self.p < SURE and self.change < 0


@dataclass(frozen=True, slots=True)
class Entered:
    """The shares of the stages, split by a dimension or not, in the weeks asked for and in those before."""

    now: Mapping[Ids, Share]
    before: Mapping[Ids, Share]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Each stage's step, tested against the weeks before."""
        now, before = _by_stage(self.now), _by_stage(self.before)
        stages = sorted({*now, *before})
        pairs = [(now.get(stage, (0, 0)), before.get(stage, (0, 0))) for stage in stages]
        tested = holm([two_proportions(*one, *other) for one, other in pairs])
        return tuple(Step(stage, *pair, p) for stage, pair, p in zip(stages, pairs, tested, strict=True))


@dataclass(frozen=True, slots=True)
class Carrier:
    """A member of a dimension, and how much of a step's change its own rate carries, as a share."""

    member_id: int | str | None
    name: str | None
    now: Share
    before: Share
    effect: float


def entered(
    cursor: duckdb.DuckDBPyConnection,
    by: tuple[str, ...] = (),
    *,
    until: date,
    weeks: int,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> Entered:
    """The deals that entered each stage in the `weeks` up to `until`, and in those before.

    The earlier deals are seen as they were at the end of their own weeks, so that both had the same time.
    """
    ends = (until, until - timedelta(weeks=weeks))
    now, then = (Window(end - timedelta(days=7 * weeks - 1), end, end) for end in ends)
    request = request_for(
        cursor, "stage_conversion", by=("stage", *by), variant=None, since=now.since, until=now.until,
        as_of=now.as_of, scope=scope, viewer=viewer, settings=settings,
    )  # fmt: skip
    shares: tuple[dict[Ids, Share], dict[Ids, Share]] = ({}, {})
    for (number, *ids), columns in read(cursor, replace(request, variant=ENTERED, each=(now, then))).items():
        share = whole(columns, "numerator"), whole(columns, "denominator")
        shares[number or 0][tuple(ids)] = share
    return Entered(*shares)


def steps_against_before(
    cursor: duckdb.DuckDBPyConnection,
    *,
    until: date,
    weeks: int,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> tuple[Step, ...]:
    """Each stage's step over the deals that entered it in the `weeks` up to `until` and in those before."""
    return entered(cursor, until=until, weeks=weeks, scope=scope, viewer=viewer, settings=settings).steps


def bottleneck(steps: Sequence[Step]) -> Step | None:
    """The step that fell most of those that fell by more than chance; None where none did."""
    return min((step for step in steps if step.fell), key=lambda step: step.change, default=None)


def was_tested(steps: Sequence[Step]) -> bool:
    """Whether any stage had deals enough on both sides to be tested."""
    return any(step.p is not None for step in steps)


def carriers(
    cursor: duckdb.DuckDBPyConnection,
    stage_id: int,
    by: str,
    *,
    until: date,
    weeks: int,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> tuple[Carrier, ...]:
    """Who carries the change of a stage's step, as `carried_by` says."""
    found = entered(cursor, (by,), until=until, weeks=weeks, scope=scope, viewer=viewer, settings=settings)
    return carried_by(cursor, found, stage_id, by, until=until, scope=scope, viewer=viewer, settings=settings)


def carried_by(
    cursor: duckdb.DuckDBPyConnection,
    found: Entered,
    stage_id: int,
    by: str,
    *,
    until: date,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> tuple[Carrier, ...]:
    """Of what entered by that dimension, who carries the change of a stage's step, most lost first.

    It is the change of their rate, by weight now; what changed because the members' shares of the deals
    changed is not in it. Members with under 10 deals on either side have no effect of their own.
    """
    request = request_for(
        cursor, "stage_conversion", by=(by,), variant=None, since=until, until=until, as_of=until,
        scope=scope, viewer=viewer, settings=settings,
    )  # fmt: skip
    members = members_of(cursor, request)
    everyone = sum(share[1] for ids, share in found.now.items() if ids[0] == stage_id)
    carried = []
    for identity in {ids[1] for ids in (*found.now, *found.before) if ids[0] == stage_id}:
        one = found.now.get((stage_id, identity), (0, 0))
        other = found.before.get((stage_id, identity), (0, 0))
        enough = min(one[1], other[1]) >= ENOUGH
        effect = (one[0] / one[1] - other[0] / other[1]) * one[1] / everyone if enough and everyone else 0.0
        ((member_id, name),) = named((identity,), members)
        carried.append(Carrier(member_id, name, one, other, effect))
    return tuple(sorted(carried, key=lambda one: (one.effect, -one.now[1], str(one.name))))


def _by_stage(shares: Mapping[Ids, Share]) -> dict[int, Share]:
    """The shares of the stages, whatever else they are split by: every deal has one member."""
    found: dict[int, Share] = {}
    for (stage, *_), (part, all_) in shares.items():
        if stage is not None:
            before = found.get(stage, (0, 0))
            found[stage] = before[0] + part, before[1] + all_
    return found
