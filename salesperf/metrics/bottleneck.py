"""The stage whose conversion fell most against the weeks before, with a test; finding none is an answer."""

from __future__ import annotations

from collections.abc import Sequence
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
class Carrier:
    """A member of a dimension, and how much of a step's change its own rate carries, as a share."""

    member_id: int | str | None
    name: str | None
    now: Share
    before: Share
    effect: float


def steps_against_before(
    cursor: duckdb.DuckDBPyConnection,
    *,
    until: date,
    weeks: int,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> tuple[Step, ...]:
    """Each stage's step over the deals that entered it in the `weeks` up to `until` and in those before.

    The earlier deals are seen as they were at the end of their own weeks, so that both had the same time.
    """
    now, before = _both(
        cursor, ("stage",), until=until, weeks=weeks, scope=scope, viewer=viewer, settings=settings
    )
    stages = sorted({ids[0] for ids in (*now, *before) if ids[0] is not None})
    pairs = [(now.get((stage,), (0, 0)), before.get((stage,), (0, 0))) for stage in stages]
    tested = holm([two_proportions(*one, *other) for one, other in pairs])
    return tuple(Step(stage, *pair, p) for stage, pair, p in zip(stages, pairs, tested, strict=True))


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
    """Who carries the change of a stage's step, most lost first: the change of their rate, by weight now.

    What changed because the members' shares of the deals changed is not in it. Members with under 10 deals on
    either side have no effect of their own.
    """
    now, before = _both(
        cursor, ("stage", by), until=until, weeks=weeks, scope=scope, viewer=viewer, settings=settings
    )
    request = request_for(
        cursor, "stage_conversion", by=(by,), variant=None, since=until, until=until, as_of=until,
        scope=scope, viewer=viewer, settings=settings,
    )  # fmt: skip
    members = members_of(cursor, request)
    everyone = sum(share[1] for ids, share in now.items() if ids[0] == stage_id)
    found = []
    for identity in {ids[1] for ids in (*now, *before) if ids[0] == stage_id}:
        one, other = now.get((stage_id, identity), (0, 0)), before.get((stage_id, identity), (0, 0))
        enough = min(one[1], other[1]) >= ENOUGH
        effect = (one[0] / one[1] - other[0] / other[1]) * one[1] / everyone if enough and everyone else 0.0
        ((member_id, name),) = named((identity,), members)
        found.append(Carrier(member_id, name, one, other, effect))
    return tuple(sorted(found, key=lambda one: (one.effect, -one.now[1], str(one.name))))


def _both(
    cursor: duckdb.DuckDBPyConnection,
    by: tuple[str, ...],
    *,
    until: date,
    weeks: int,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> tuple[dict[Ids, Share], dict[Ids, Share]]:
    now = _shares(cursor, by, until, weeks, scope, viewer, settings)
    return now, _shares(cursor, by, until - timedelta(weeks=weeks), weeks, scope, viewer, settings)


def _shares(
    cursor: duckdb.DuckDBPyConnection,
    by: tuple[str, ...],
    end: date,
    weeks: int,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> dict[Ids, Share]:
    request = request_for(
        cursor, "stage_conversion", by=by, variant=None, since=end - timedelta(days=7 * weeks - 1), until=end,
        as_of=end, scope=scope, viewer=viewer, settings=settings,
    )  # fmt: skip
    rows = read(cursor, replace(request, variant=ENTERED))
    return {
        ids: (whole(columns, "numerator"), whole(columns, "denominator")) for ids, columns in rows.items()
    }
