"""Declared metrics that are targets: amounts and counts that owners are to reach."""

from __future__ import annotations

from salesperf.metrics.definition import MetricDef, Variant
from salesperf.metrics.stocks_and_flows import TIME
from salesperf.text import mark

WHOLE = mark("Targets that lie whole in the period; a longer one goes before those that it contains.")

QUOTA_METRICS: tuple[MetricDef, ...] = (
    MetricDef(
        "target",
        mark("Target"),
        mark(
            "What the owner is to reach. A team or company without an own target has the sum of its "
            "people's, without those who lead others, whose targets contain theirs. Empty without a target."
        ),
        "money",
        None,
        (
            Variant("own", mark("The measure in use"), WHOLE, "targets", "money", snapshot=True),
            Variant("bookings", mark("For bookings"), WHOLE, "targets", "money", snapshot=True),
            Variant("sales", mark("For sales"), WHOLE, "targets", "money", snapshot=True),
            Variant("payments", mark("For payments"), WHOLE, "targets", "money", snapshot=True),
        ),
        ("rep", "team", "region", *TIME),
        "target",
    ),
    MetricDef(
        "target_count",
        mark("Target in numbers"),
        mark("How many deals, activities or the like the owner is to reach. Empty without a target."),
        "count",
        None,
        (
            Variant("deals", mark("Deals won"), WHOLE, "targets", "count", snapshot=True),
            Variant("activities", mark("Activities"), WHOLE, "targets", "count", snapshot=True),
            Variant("leads", mark("Leads"), WHOLE, "targets", "count", snapshot=True),
            Variant("orders", mark("Orders"), WHOLE, "targets", "count", snapshot=True),
            Variant("units", mark("Units"), WHOLE, "targets", "count", snapshot=True),
        ),
        ("rep", "team", "region", *TIME),
        "target",
    ),
)
