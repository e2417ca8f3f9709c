"""Members of a dimension side by side, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pandas as pd

from salesperf.metrics import METRICS
from salesperf.reports.asked import Asked, Figure
from salesperf.reports.tile import Drill
from salesperf.text import AmountUnit, Text, amount_unit, mark

KEYS = ("win_rate", "sales_cycle", "velocity", "bookings", "amount_open", "amount_created")
"""The metrics that members are compared by."""

REVIEW_KEYS = ("velocity", "win_rate", "sales_cycle", "slip_rate", "amount_created")
"""The figures of the review's tiles."""

DIMENSIONS = {"team": mark("Team"), "rep": mark("Rep"), "source": mark("Source"), "product": mark("Product")}


@dataclass(frozen=True, slots=True)
class Compared:
    """One row per member, and how a value is written."""

    rows: pd.DataFrame
    unit: AmountUnit
    kind: str

    def show(self, value: float | None) -> str:
        """A value of these rows as text."""
        t = self.unit.text
        if self.kind == "ratio":
            return t.percent(value)
        return t.days(value) if self.kind == "days" else self.unit.show(value)


def figures(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> tuple[dict[str, Figure], dict[str, Figure]]:
    """The figures of the tiles: of the period, and of the same stretch of the one before."""
    both = {key: asked.figure_in(cursor, key, (asked.whole, asked.last_time)) for key in REVIEW_KEYS}
    return {key: now for key, (now, _) in both.items()}, {key: then for key, (_, then) in both.items()}


def side_by_side(t: Text, asked: Asked, key: str, found: tuple[Figure, ...]) -> Compared:
    """The members with their value, its parts, and how many deals it rests on."""
    kind = METRICS[key].unit
    worst = METRICS[key].up_is_good is False
    unit = amount_unit(
        t, [float(row.value) for row in found if row.value is not None], asked.settings.reporting_currency
    )
    rows = pd.DataFrame(
        {
            "key": ["" if row.ids[0] is None else str(row.ids[0]) for row in found],
            "label": [row.names[0] or t("none given") for row in found],
            "value": [None if row.value is None else float(row.value) for row in found],
            "parts": [_parts(t, row) for row in found],
        }
    )
    if kind != "money":
        rows["n"] = [row.n for row in found]
    if worst:
        rows["tone"] = ["rest"] * len(rows)
    return Compared(rows, unit, kind)


def member_drill(t: Text, key: str, by: str, member: str, rows: pd.DataFrame, metric_name: str) -> Drill:
    """The deals behind the figure of a member."""
    label = next(
        str(label) for one, label in zip(rows["key"], rows["label"], strict=True) if str(one) == member
    )
    heading = t("{metric}: {name}", metric=metric_name, name=label)
    return Drill(heading, key, ((by, int(member) if member else None),))


def _parts(t: Text, row: Figure) -> str:
    if row.numerator is not None and row.denominator:
        return t("{part} of {whole}", part=row.numerator, whole=row.denominator)
    return t.plural("{n} deal", "{n} deals", row.n)
