"""Declared metrics that count deals or add up amounts: stocks, flows, and how stocks move."""

from __future__ import annotations

from salesperf.metrics.definition import MetricDef, Variant
from salesperf.text import mark

TIME = ("month", "quarter", "week")
WHO_AND_WHAT = ("rep", "team", "region", "source", "product", "account", "pipeline", "type", "currency")
OPEN = (*WHO_AND_WHAT, "stage", *TIME)
CREATED = (*WHO_AND_WHAT, "stage", "stage_kind", "lost_reason", *TIME)

STOCKS_AND_FLOWS: tuple[MetricDef, ...] = (
    MetricDef(
        "deals_open",
        mark("Open deals"),
        mark("Deals that are neither won nor lost at the end of the day."),
        "count",
        None,
        (
            Variant(
                "at_end",
                mark("At the end"),
                mark("Counted at the end of the day; by month, quarter or week at the end of each."),
                "deals_open",
                "count",
                snapshot=True,
            ),
        ),
        OPEN,
    ),
    MetricDef(
        "amount_open",
        mark("Open pipeline"),
        mark("What the open deals are worth, at the exchange rate of the month."),
        "money",
        None,
        (
            Variant(
                "at_end",
                mark("At the end"),
                mark("Added up at the end of the day; by month, quarter or week at the end of each."),
                "amount_open",
                "money",
                snapshot=True,
            ),
        ),
        OPEN,
    ),
    MetricDef(
        "deals_created",
        mark("New deals"),
        mark("Deals created in the period, whatever became of them."),
        "count",
        True,
        (
            Variant(
                "created",
                mark("By creation date"),
                mark("A deal without a creation date is in no period."),
                "deals_created",
                "count",
            ),
        ),
        CREATED,
        public=True,
    ),
    MetricDef(
        "amount_created",
        mark("New pipeline"),
        mark("What the deals created in the period are worth by now."),
        "money",
        True,
        (
            Variant(
                "created",
                mark("By creation date"),
                mark("A deal without a creation date is in no period."),
                "amount_created",
                "money",
            ),
        ),
        CREATED,
    ),
    MetricDef(
        "deals_won",
        mark("Deals won"),
        mark("Deals whose close date as won lies in the period."),
        "count",
        True,
        (
            Variant(
                "closed",
                mark("By close date"),
                mark("The team is the owner's on the close date."),
                "deals_won",
                "count",
            ),
        ),
        (*WHO_AND_WHAT, *TIME),
        public=True,
    ),
    MetricDef(
        "deals_lost",
        mark("Deals lost"),
        mark("Deals whose close date as lost lies in the period."),
        "count",
        False,
        (
            Variant(
                "closed",
                mark("By close date"),
                mark("The team is the owner's on the close date."),
                "deals_lost",
                "count",
            ),
        ),
        (*WHO_AND_WHAT, "lost_reason", *TIME),
    ),
    MetricDef(
        "bookings",
        mark("Bookings"),
        mark(
            "What the deals won in the period are worth, at the exchange rate of the month each was won in. "
            "By rep and team a shared deal counts with each one's part."
        ),
        "money",
        True,
        (
            Variant(
                "closed",
                mark("By close date"),
                mark("The team is the owner's on the close date."),
                "bookings",
                "money",
            ),
        ),
        (*WHO_AND_WHAT, *TIME),
        public=True,
    ),
    MetricDef(
        "movement",
        mark("Pipeline movement"),
        mark(
            "Start + new + reopened + increased − decreased + moved in − moved out − won − lost − removed "
            "= end; what is left unexplained is shown and must be 0."
        ),
        "money",
        None,
        (
            Variant(
                "events",
                mark("Every change"),
                mark(
                    "Every change between the two days counts, first the amount, then what became of the "
                    "deal. All amounts at the exchange rate of the last month; the team is the one at the "
                    "end."
                ),
                "movement",
                "money",
            ),
            Variant(
                "net",
                mark("Net per deal"),
                mark("Each deal is compared only as it was on the first and on the last day."),
                "movement",
                "money",
            ),
        ),
        ("rep", "team", "stage"),
        "movement",
    ),
)
