"""How long deals wait: the open ones in their stage, and all stays with the open ones as unfinished."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import pandas as pd

from salesperf.forecast.survival import Lasting, lasting
from salesperf.metrics.ladder import Ladder
from salesperf.metrics.waits import Waiting, open_waits, stays_begun
from salesperf.reports.asked import Asked, Figure
from salesperf.reports.tile import Drill
from salesperf.text import Text

FEW = 10
MOST_DOTS = 90
"""So many dots a stage can still be told apart; of more each stands for several deals."""


def waiting(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> dict[int, Waiting]:
    """The open deals of each stage by their days in it."""
    return open_waits(
        cursor, as_of=asked.scope.as_of, scope=asked.scope, viewer=asked.viewer, settings=asked.settings
    )


def stays(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> dict[int, Lasting]:
    """The days in each stage of deals that came into it in 12 months; those still in it are unfinished."""
    begun = stays_begun(
        cursor, as_of=asked.scope.as_of, scope=asked.scope, viewer=asked.viewer, settings=asked.settings
    )
    return {
        stage: lasting(
            [one.hours / 24 for one in found], [one.over for one in found], [one.n for one in found]
        )
        for stage, found in begun.items()
    }


def waiting_rows(t: Text, ladder: Ladder, found: Mapping[int, Waiting]) -> pd.DataFrame:
    """One row per open stage: its dots (days, and how many deals each stands for), its line, its words."""
    rows = []
    for stage in ladder.stages:
        if stage.won:
            continue
        one = found.get(stage.stage_id, Waiting((), None))
        each = max(-(-one.n // MOST_DOTS), 1)
        rows.append(
            {
                "key": stage.stage_id,
                "label": stage.name,
                "days": _dots(one, each),
                "each": each,
                "line": None if one.line is None else float(one.line),
                "over": one.over,
                "n": one.n,
                "usual": "–" if one.line is None else t("≤ {days} d", days=t.number(int(one.line))),
            }
        )
    return pd.DataFrame(rows)


def _dots(one: Waiting, each: int) -> tuple[int, ...]:
    """The days of every deal, or of every so-manyth from the longest on, in order."""
    days = [day for day, n in one.days for _ in range(n)]
    return tuple(sorted(days[::-1][::each]))


def stay_rows(
    t: Text, ladder: Ladder, finished: tuple[Figure, ...], found: Mapping[int, Lasting]
) -> pd.DataFrame:
    """One row per open stage: finished stays of the period, and the estimate with open stays."""
    plain = {row.ids[0]: row for row in finished}
    rows = []
    for stage in ladder.stages:
        if stage.won:
            continue
        row, one = plain.get(stage.stage_id), found.get(stage.stage_id, Lasting(None, None, 0, 0))
        quartile = None if row is None else row.extra.get("p75")
        rows.append(
            {
                "key": stage.stage_id,
                "label": stage.name,
                "finished": None if row is None or row.value is None else float(row.value),
                "finished_p75": None if quartile is None else float(quartile),
                "finished_n": 0 if row is None else row.n,
                "median": one.median,
                "p75": one.p75,
                "n": one.n,
                "unfinished": one.unfinished,
                "shown": t.number(one.median, 1),
                "shown_p75": t.number(one.p75, 1),
            }
        )
    return pd.DataFrame(rows)


def dot_words(t: Text, rows: pd.DataFrame) -> str:
    """How many deals a dot stands for, where it is not one."""
    most = int(rows["each"].max()) if len(rows) else 1
    return t("In full stages a dot stands for up to {n} deals.", n=most) if most > 1 else ""


def waiting_drill(t: Text, stage: str, rows: pd.DataFrame) -> Drill:
    """The open deals of a stage."""
    return Drill(t("Open in {stage}", stage=_label(stage, rows)), "stuck", (("stage", int(stage)),))


def stay_drill(t: Text, stage: str, rows: pd.DataFrame, variant: str) -> Drill:
    """The deals whose stays in a stage ended in the period."""
    return Drill(
        t("Time in {stage}", stage=_label(stage, rows)),
        "time_in_stage",
        (("stage", int(stage)),),
        variant=variant,
    )


def _label(stage: str, rows: pd.DataFrame) -> str:
    return next(
        str(label) for one, label in zip(rows["key"], rows["label"], strict=True) if str(one) == stage
    )
