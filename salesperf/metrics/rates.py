"""Declared metrics that divide one count or amount by another."""

from __future__ import annotations

from salesperf.metrics.definition import MetricDef, Variant
from salesperf.metrics.stocks_and_flows import TIME, WHO_AND_WHAT
from salesperf.text import mark

RATES: tuple[MetricDef, ...] = (
    MetricDef(
        "win_rate",
        mark("Win rate"),
        mark("How many of the deals that were decided were won."),
        "ratio",
        True,
        (
            Variant(
                "closed_count",
                mark("Won of closed, by count"),
                mark("Won / (won + lost), deals closed in the period."),
                "win_rate_closed_count",
                "ratio",
                part="facts.won = 1",
            ),
            Variant(
                "closed_amount",
                mark("Won of closed, by amount"),
                mark("Amount won / (amount won + amount lost), deals closed in the period."),
                "win_rate_closed_amount",
                "money_ratio",
                part="facts.status = 1",
            ),
            Variant(
                "created_cohort",
                mark("Won of created"),
                mark("Won / created, deals created in the period; those still open count as not won yet."),
                "win_rate_created_cohort",
                "ratio",
                part="facts.won = 1",
            ),
            Variant(
                "all_count",
                mark("Won of all, by count"),
                mark("Won / (won + lost + open), deals closed in the period and those open at its end."),
                "win_rate_all_count",
                "ratio",
                snapshot=True,
                part="facts.won = 1",
            ),
            Variant(
                "all_amount",
                mark("Won of all, by amount"),
                mark("Amount won / amount of all, deals closed in the period and those open at its end."),
                "win_rate_all_amount",
                "money_ratio",
                snapshot=True,
                part="facts.status = 1",
            ),
        ),
        (*WHO_AND_WHAT, *TIME),
    ),
    MetricDef(
        "stage_conversion",
        mark("Stage conversion"),
        mark("How many of the deals in a stage went on from it. The stage named is the one they leave."),
        "ratio",
        True,
        (
            Variant(
                "reached",
                mark("By cohort"),
                mark(
                    "Deals created in the period; a deal counts once per stage, reaching a later stage "
                    "implies the earlier ones, deals still open in the stage are in the denominator."
                ),
                "stage_conversion_reached",
                "ratio",
                part="facts.went_on = 1",
            ),
            Variant(
                "strict",
                mark("In strict order"),
                mark("As by cohort, but a deal counts in a stage only if it was seen in every earlier one."),
                "stage_conversion_strict",
                "ratio",
                part="facts.went_on = 1",
            ),
            Variant(
                "exit",
                mark("Of those that left"),
                mark(
                    "Moved on / (moved on + lost here), by the latest such end of a stay in the period; "
                    "deals still in the stage do not count."
                ),
                "stage_conversion_exit",
                "ratio",
                part="facts.went_on = 1",
            ),
            Variant(
                "plain",
                mark("Plain count ratio"),
                mark(
                    "Deals seen in the next stage / deals seen in this one, of those created in the "
                    "period. Deals that skip stages can put it above 100 %."
                ),
                "stage_conversion_plain",
                "ratio",
                counted="facts.reached = 1",
                part="facts.went_on = 1",
            ),
        ),
        ("stage", "rep", "team", "region", "source", "product", "account", "pipeline", "type", *TIME),
    ),
    MetricDef(
        "slip_rate",
        mark("Slip rate"),
        mark("How many of the deals expected to close in the period were not closed in it."),
        "ratio",
        False,
        (
            Variant(
                "due",
                mark("Neither won nor lost"),
                mark(
                    "Deals open before the period begins and due in it, neither won nor lost at its end; "
                    "of a period not over, those due so far."
                ),
                "slip_rate_due",
                "ratio",
                snapshot=True,
                part="facts.slipped = 1",
            ),
            Variant(
                "pushed_share",
                mark("Pushed out"),
                mark(
                    "Deals open before the period begins and due in it, whose expected close now lies "
                    "beyond it."
                ),
                "slip_rate_pushed_share",
                "ratio",
                snapshot=True,
                part="facts.slipped = 1",
            ),
        ),
        (*WHO_AND_WHAT, "stage", *TIME),
    ),
    MetricDef(
        "attainment",
        mark("Attainment"),
        mark("Credit / target. 0 where a target has no sales, empty where there is no target."),
        "ratio",
        True,
        (
            Variant(
                "credit",
                mark("Like with like"),
                mark(
                    "Targets that lie whole in the period; bookings where targets are for bookings, else "
                    "sales or payments where they are for these."
                ),
                "bookings",
                "money_ratio",
                snapshot=True,
            ),
            Variant(
                "bookings",
                mark("Bookings / target"),
                mark("Targets for bookings; bookings by close date."),
                "bookings",
                "money_ratio",
                snapshot=True,
            ),
            Variant(
                "sales",
                mark("Sales / target"),
                mark("Targets for sales; sales by the day of the order."),
                "bookings",
                "money_ratio",
                snapshot=True,
            ),
            Variant(
                "payments",
                mark("Payments / target"),
                mark("Targets for payments; payments by the day they came in."),
                "bookings",
                "money_ratio",
                snapshot=True,
            ),
        ),
        ("rep", "team", "region", *TIME),
        "attainment",
        public=True,
    ),
    MetricDef(
        "coverage",
        mark("Coverage"),
        mark("How often the open pipeline holds what is left of the target. Needed is 1 / win rate."),
        "ratio",
        True,
        (
            Variant(
                "open",
                mark("Open amount"),
                mark(
                    "Open amount expected to close in the period / (target − won). Empty without a target, "
                    "or when it is reached."
                ),
                "amount_due",
                "money_ratio",
                snapshot=True,
            ),
            Variant(
                "weighted",
                mark("Weighted by stage"),
                mark(
                    "As open amount, each deal times the chance that its stage gives; stages without one "
                    "are left out."
                ),
                "amount_due_weighted",
                "money_ratio",
                snapshot=True,
            ),
        ),
        ("rep", "team", *TIME),
        "coverage",
    ),
)
