"""Stages that a table of a CRM defines: their order, what they mean, and the ids by which deals name them."""

from __future__ import annotations

from collections import Counter

import duckdb

from salesperf.importers.pipelines import Proposal
from salesperf.importers.readings import sql
from salesperf.importers.typed import Typed
from salesperf.warehouse.stages import Stage, kind_of_name


def proposals(cursor: duckdb.DuckDBPyConnection, built: Typed) -> tuple[Proposal, ...]:
    """One definition a pipeline, in the table's order; the deals' pipeline column holds the same text.

    A closed stage is won where the table says so, else lost; so is a stage of no chance behind the won one.
    """

    def have(column: str, otherwise: str = "null") -> str:
        return column if column in built.present else otherwise

    rows = cursor.execute(
        sql(
            "pipelines/defined",
            table=built.table,
            id="key" if "name" in built.present else "null",
            pipeline="coalesce(" + have("pipeline_id") + ", " + have("pipeline") + ", '')",
            position=have("position", "line"),
            chance=have("probability_bp"),
            closed=have("is_closed", "false"),
            won=have("is_won", "false"),
        )
    ).fetchall()
    pipelines = list(dict.fromkeys(row[0] for row in rows))
    return tuple(_proposal(name, [row[1:] for row in rows if row[0] == name]) for name in pipelines)


def _proposal(
    pipeline: str, rows: list[tuple[str, str, int | None, int | None, bool | None, bool | None]]
) -> Proposal:
    named = Counter(name for _, name, *_ in rows)
    won_at = min((place for place, row in enumerate(rows) if row[5]), default=None)
    stages = []
    for place, (id_, name, _, chance, closed, won) in enumerate(rows):
        if won:
            kind = "won"
        elif closed or (chance == 0 and won_at is not None and place > won_at):
            kind = "lost"
        else:
            kind = kind_of_name(name)
        stages.append(Stage(name if named[name] == 1 else name + " (" + id_ + ")", kind, chance, (id_,)))
    arranged = tuple(s for wanted in ("open", "won", "lost") for s in stages if s.kind == wanted)
    kinds = {s.kind for s in arranged}
    return Proposal(pipeline, arranged, "known", "won" in kinds, "lost" in kinds)
