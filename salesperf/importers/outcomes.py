"""What a deal's row says of its outcome beside its stage: the amount it closed with, its reason, its archive.

Works on the expressions of a typed table before it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import duckdb

from salesperf.importers import names
from salesperf.importers.readings import Column, ColumnPlan

# Outcomes that count as lost and are a reason in themselves.
_REASONS = re.compile(
    r"abandon|disqualif|cancel|not qualified|unqualified|duplicate|无效|作废|放弃|流失|战败", re.IGNORECASE
)
_BESIDE = 100_000  # place of a column that no file has
# Categories of a forecast as the API writes them, in small letters without blanks, and as they are called.
_FORECASTS: Mapping[str, str] = {
    "bestcase": "Best Case",
    "mostlikely": "Most Likely",
    "forecast": "Commit",
    "commit": "Commit",
    "committed": "Commit",
    "omitted": "Omitted",
    "pipeline": "Pipeline",
    "closed": "Closed",
}


def told(
    cursor: duckdb.DuckDBPyConnection,
    plans: list[ColumnPlan],
    places: Mapping[str, int],
    column: Callable[[str], Column],
) -> list[ColumnPlan]:
    """The plans of a table of deals with what their columns say together.

    A deal with a closing amount other than 0 has that amount. A record out of use (`is_active` false) is
    lost where its probability is 0 or not held, won at 100 %, else taken out of the funnel. An outcome such
    as "abandoned" is the lost reason of a row that names none. Forecast categories have one name each.
    """
    out = list(plans)
    if "closed_amount" in places:
        out = _closing_amount(out)
    if "is_active" in places:
        out = _archived(out)
    if "forecast" in places:
        forecast = _forecast(cursor, column("forecast"))
        out = _instead(out, "forecast_id", forecast) if forecast else out
    reason = _reason(cursor, places, column)
    if reason is not None:
        plan = names.label(cursor, reason, kind="reason", raw="lost_reason_id")
        out = _instead(out, "lost_reason_id", plan)
    return out


def _closing_amount(plans: list[ColumnPlan]) -> list[ColumnPlan]:
    values = dict(pair for plan in plans for pair in plan.values)
    closed = values["closed_amount"]
    known = "(" + closed + ") is not null and (" + closed + ") <> 0"
    merged = {}
    for name in ("amount", "amount_rest"):
        otherwise = values.get(name, "null")
        merged[name] = (
            "case when " + known + " then " + values["closed_" + name] + " else " + otherwise + " end"
        )
    merged["amount_rest"] = "coalesce(" + merged["amount_rest"] + ", 0)"
    out = [
        replace(plan, values=tuple((name, merged.get(name, value)) for name, value in plan.values))
        for plan in plans
    ]
    if "amount" not in values:
        out.append(ColumnPlan(tuple(merged.items())))
    return out


def _archived(plans: list[ColumnPlan]) -> list[ColumnPlan]:
    values = dict(pair for plan in plans for pair in plan.values)
    chance = values.get("probability_bp", "cast(null as integer)")
    gone = "coalesce(not (" + values["is_active"] + "), false)"
    facts = {
        "is_won": "coalesce((" + chance + ") = 10000, false)",
        "is_lost": gone + " and coalesce((" + chance + "), 0) = 0",
        "is_deleted": gone + " and coalesce((" + chance + "), 0) not in (0, 10000)",
    }
    return [*plans, ColumnPlan(tuple(pair for pair in facts.items() if pair[0] not in values))]


def _reason(
    cursor: duckdb.DuckDBPyConnection, places: Mapping[str, int], column: Callable[[str], Column]
) -> Column | None:
    """The column of lost reasons, told by outcomes too; None where no outcome is a reason."""
    cases = ""
    for field in ("status", "stage"):
        if field in places:
            here = column(field)
            reasons = [text for text in names.label_texts(cursor, here) if _REASONS.search(text)]
            cases += "".join(
                " when " + here.cell + " = " + names.quoted(text) + " then " + here.cell for text in reasons
            )
    if not cases:
        return None
    said = "case" + cases + " end"
    if "lost_reason" in places:
        own = column("lost_reason")
        return replace(own, said="coalesce(" + own.cell + ", " + said + ")")
    # a column of its own beside the one that it is told by
    return replace(column("stage"), place=_BESIDE, said=said) if "stage" in places else None


def _forecast(cursor: duckdb.DuckDBPyConnection, column: Column) -> ColumnPlan | None:
    called = {
        text: _FORECASTS.get(text.strip().replace(" ", "").lower())
        for text in names.label_texts(cursor, column)
    }
    cases = "".join(
        " when " + names.quoted(text) + " then " + names.quoted(name)
        for text, name in called.items()
        if name and name != text
    )
    if not cases:
        return None
    said = "case " + column.cell + cases + " else " + column.cell + " end"
    return names.label(cursor, replace(column, said=said), kind="forecast", raw="forecast_id")


def _instead(plans: list[ColumnPlan], raw: str, plan: ColumnPlan) -> list[ColumnPlan]:
    return [*(one for one in plans if all(name != raw for name, _ in one.values)), plan]
