"""Targets, the periods that targets are written in, and exchange rates."""

from __future__ import annotations

from salesperf.domain.object_types import Kind, ObjectType, field_of

TARGETS = ObjectType(
    "targets",
    (
        field_of("id", Kind.ID),
        field_of("owner_kind", Kind.LABEL, "target owner"),
        field_of("owner_id"),
        field_of("owner"),
        field_of("team"),
        field_of("territory", Kind.LABEL, "region"),
        field_of("measure", Kind.LABEL, "measure"),
        field_of("year"),
        field_of("quarter"),
        field_of("month", Kind.DAY),
        field_of("from_day", Kind.DAY),
        field_of("to_day", Kind.DAY),
        field_of("amount", Kind.MONEY),
        field_of("currency", Kind.CURRENCY),
        field_of("title"),
        field_of("parent"),
        field_of("shape"),
        field_of("parts"),
    ),
    identity=(
        "owner_kind",
        "owner_id",
        "owner",
        "team",
        "territory",
        "measure",
        "title",
        "from_day",
        "to_day",
    ),
    required=(),
)

TARGET_PERIODS = ObjectType(
    "target_periods",
    (
        field_of("month", Kind.DAY),
        field_of("period"),
        field_of("from_day", Kind.DAY),
        field_of("to_day", Kind.DAY),
    ),
    identity=("month",),
    required=("month",),
)

RATES = ObjectType(
    "rates",
    (
        field_of("currency", Kind.CURRENCY),
        field_of("month", Kind.DAY),
        field_of("rate", Kind.DECIMAL),
        field_of("per_unit", Kind.DECIMAL),  # units of the currency for one of the CRM's own currency
        field_of("until", Kind.DAY),  # first day on which the rate no longer holds
    ),
    identity=("currency", "month"),
    required=("currency", "rate|per_unit"),
)
