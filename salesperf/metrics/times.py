"""Declared metrics of time: how long deals take, how fast they bring money, and where they stop."""

from __future__ import annotations

from salesperf.metrics.definition import MetricDef, Variant
from salesperf.metrics.stocks_and_flows import TIME, WHO_AND_WHAT
from salesperf.text import mark

STUCK_FACTS = (
    "days_in_stage",
    "line_quarter_hours",
    "days_silent",
    "days_past_due",
    "over_line",
    "silent",
    "past_due",
)

TIMES: tuple[MetricDef, ...] = (
    MetricDef(
        "sales_cycle",
        mark("Sales cycle"),
        mark(
            "Days from creation to close. Deals closed before they were created, and undated ones, are "
            "left out."
        ),
        "days",
        False,
        (
            Variant(
                "median",
                mark("Won, median"),
                mark("Half of the deals won in the period took no longer."),
                "sales_cycle_won",
                "median",
                counted="facts.days is not null",
            ),
            Variant(
                "mean",
                mark("Won, mean"),
                mark("The average over the deals won in the period; a few very long ones pull it up."),
                "sales_cycle_won",
                "mean",
                counted="facts.days is not null",
            ),
            Variant(
                "lost",
                mark("Lost, median"),
                mark("Half of the deals lost in the period took no longer."),
                "sales_cycle_lost",
                "median",
                counted="facts.days is not null",
            ),
            Variant(
                "all",
                mark("Won and lost, median"),
                mark("Half of the deals closed in the period took no longer."),
                "sales_cycle_all",
                "median",
                counted="facts.days is not null",
            ),
        ),
        (*WHO_AND_WHAT, *TIME),
    ),
    MetricDef(
        "time_in_stage",
        mark("Time in stage"),
        mark("Days that deals spend in a stage, finished stays only; open stays are shown apart."),
        "days",
        False,
        (
            Variant(
                "median",
                mark("Sum over visits, median"),
                mark(
                    "All stays of a deal in the stage together, in the period in which the latest one ended."
                ),
                "time_in_stage_visits",
                "median",
                per_day=24,
            ),
            Variant(
                "mean",
                mark("Sum over visits, mean"),
                mark("As the median, but the average; a few very long stays pull it up."),
                "time_in_stage_visits",
                "mean",
                per_day=24,
            ),
            Variant(
                "latest_visit",
                mark("Latest visit, median"),
                mark("Only the latest finished stay of a deal in the stage."),
                "time_in_stage_latest",
                "median",
                per_day=24,
            ),
        ),
        ("stage", "rep", "team", "region", "source", "product", "account", "pipeline", "type", *TIME),
    ),
    MetricDef(
        "velocity",
        mark("Sales velocity"),
        mark("Open deals × average won amount × win rate / average cycle days: money per day."),
        "money",
        True,
        (
            Variant(
                "mean",
                mark("Mean cycle"),
                mark(
                    "All four parts over one period: open at its end, won and lost in it. Amounts are of "
                    "whole deals, with their owners."
                ),
                "velocity",
                "velocity",
                snapshot=True,
            ),
        ),
        (*WHO_AND_WHAT, *TIME),
    ),
    MetricDef(
        "push_count",
        mark("Push count"),
        mark("How often the expected close of open deals was moved to later."),
        "count",
        False,
        (
            Variant(
                "later_month",
                mark("To a later month"),
                mark("Every change in the period to a date in a later month counts."),
                "push_count_later_month",
                "pushes",
            ),
            Variant(
                "later_change",
                mark("To a later day"),
                mark("Every change in the period to a later date counts."),
                "push_count_later_change",
                "pushes",
            ),
        ),
        (*WHO_AND_WHAT, "stage", *TIME),
    ),
    MetricDef(
        "stuck",
        mark("Stuck deals"),
        mark(
            "Open deals too long in their stage, without activity for more than 30 days, or past their "
            "expected close."
        ),
        "count",
        False,
        (
            Variant(
                "p75",
                mark("Usual time of the stage"),
                mark(
                    "Longer than three quarters of the stays that went on from the stage in the last 12 "
                    "months; needs 10 of them."
                ),
                "stuck_p75",
                "stuck",
                snapshot=True,
                counted="facts.stuck = 1",
                shows=STUCK_FACTS,
            ),
            Variant(
                "fixed_days",
                mark("Fixed days"),
                mark("Longer in any stage than the days that the settings state."),
                "stuck_fixed_days",
                "stuck",
                snapshot=True,
                counted="facts.stuck = 1",
                shows=STUCK_FACTS,
            ),
            Variant(
                "stale_15x",
                mark("1.5 × the mean"),
                mark(
                    "Longer than one and a half times the mean of the stays that went on from the stage in "
                    "the last 12 months; needs 10 of them."
                ),
                "stuck_stale_15x",
                "stuck",
                snapshot=True,
                counted="facts.stuck = 1",
                shows=STUCK_FACTS,
            ),
        ),
        (*WHO_AND_WHAT, "stage", *TIME),
    ),
)
