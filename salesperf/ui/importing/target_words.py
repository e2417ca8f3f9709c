"""What the columns of tables of targets are called: fields of their own, periods, totals."""

from __future__ import annotations

from collections.abc import Mapping

from salesperf.importers.quotas.columns import AMOUNT, TOTAL
from salesperf.importers.quotas.periods import Span, decode
from salesperf.text import Text, mark

INTERNAL = ("shape", "parts")
"""Fields that loading fills; no column is chosen for them."""

OWN: Mapping[str, str] = {
    "owner_id": mark("Owner id"),
    "owner": mark("Whose target it is"),
    "territory": mark("Territory"),
    "year": mark("Year"),
    "quarter": mark("Quarter"),
    "month": mark("Month or day"),
    "from_day": mark("First day of the target"),
    "to_day": mark("Last day of the target"),
    "title": mark("Name of the target"),
    "parent": mark("Target that contains it"),
}
_MEASURES: Mapping[str, str] = {
    "bookings": mark("Bookings"),
    "sales": mark("Sales"),
    "payments": mark("Payments"),
    "deals": mark("Deals won"),
    "activities": mark("Activities"),
    "leads": mark("Leads"),
    "orders": mark("Orders"),
    "units": mark("Units"),
}


def column_name(t: Text, key: str) -> str | None:
    """What a column of a period or a total holds; None for any other field."""
    if key == TOTAL:
        return t("Total, not stored")
    if not key.startswith((AMOUNT, TOTAL + ":")):
        return None
    kind, code, *measure = key.split(":")
    named = span_name(t, decode(code))
    if kind == TOTAL:
        return t("Total of {period}, not stored", period=named)
    if measure:
        return t("Target {period}, {measure}", period=named, measure=t(_MEASURES.get(measure[0], measure[0])))
    return t("Target {period}", period=named)


def span_name(t: Text, span: Span) -> str:
    """A period as a person reads it: 2025-03, 03, 2025 Q1, H1, 2025."""
    year = "" if span.year is None else str(span.year)
    if span.kind == "year":
        return year or t("of the year")
    letter = {"month": "-", "quarter": " Q", "half": " H"}[span.kind]
    number = f"{span.number:02}" if span.kind == "month" else str(span.number)
    return f"{year}{letter}{number}" if year else f"{letter.strip(' -')}{number}"
