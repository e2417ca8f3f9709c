"""The stages of each pipeline in order, and what the deals that came to each of them are worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import duckdb

from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics.compose import figures, plain
from salesperf.metrics.request import rows_of
from salesperf.metrics.run import request_for
from salesperf.metrics.values import minor_units
from salesperf.settings import WorkspaceSettings

Counting = Literal["reached", "strict", "plain"]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a ladder; the won one is the last."""

    stage_id: int
    name: str
    won: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """A pipeline with its open stages in order and the won one; `deals` are in it now."""

    pipeline_id: int
    name: str
    deals: int
    stages: tuple[Stage, ...]

    @property
    def steps(self) -> tuple[tuple[Stage, Stage], ...]:
        """Each open stage with the one that follows it."""
        return tuple(zip(self.stages, self.stages[1:], strict=False))


def ladders(cursor: duckdb.DuckDBPyConnection) -> tuple[Ladder, ...]:
    """The pipelines that ever held deals, the fullest first."""
    found: dict[int, tuple[str, int, list[Stage]]] = {}
    for _, row in rows_of(cursor, plain("stages"), {}):
        stages = found.setdefault(row["pipeline_id"], (str(row["pipeline"]), int(row["deals"]), []))[2]
        stages.append(Stage(int(row["stage_id"]), str(row["name"]), row["kind"] == "won"))
    return tuple(Ladder(key, name, deals, tuple(stages)) for key, (name, deals, stages) in found.items())


def stage_amounts(
    cursor: duckdb.DuckDBPyConnection,
    counting: Counting,
    *,
    since: date,
    until: date,
    as_of: date,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> dict[int, int]:
    """Minor units of the deals counted in each stage, by stage id; of the deals created in the window.

    They belong to the counts of `stage_conversion` in the variant of the same name.
    """
    request = request_for(
        cursor, "stage_conversion", by=("stage",), variant=counting, since=since, until=until, as_of=as_of,
        scope=scope, viewer=viewer, settings=settings,
    )  # fmt: skip
    query = figures("stage_amounts", request.by, request.narrowing.names, priced=True)
    rows = rows_of(cursor, query, request.parameters(counting=counting))
    return {ids[0]: minor_units(columns) for ids, columns in rows}
