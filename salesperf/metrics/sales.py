"""Declared metrics of what was ordered, invoiced and paid, and of the leads that came in."""

from __future__ import annotations

from salesperf.metrics.definition import MetricDef, Variant
from salesperf.metrics.stocks_and_flows import TIME
from salesperf.text import mark

_WHO = ("rep", "team", "region", "source", "account", "currency")
_OF_A_DEAL = "facts.deal_id is not null"

SALES: tuple[MetricDef, ...] = (
    MetricDef(
        "sales",
        mark("Sales"),
        mark(
            "What was ordered in the period, at the exchange rate of the month: the lines of an order, or "
            "the order's amount where no line has one. Cancelled orders are left out."
        ),
        "money",
        True,
        (
            Variant(
                "ordered",
                mark("By order date"),
                mark("A line without an own date, rep, account or region has its order's."),
                "sales",
                "money",
                counted=_OF_A_DEAL,
            ),
            Variant(
                "kept",
                mark("Without returned orders"),
                mark("An order that came back is left out whole, on the day that it was ordered."),
                "sales_kept",
                "money",
                counted=_OF_A_DEAL,
            ),
        ),
        (*_WHO, "product", *TIME),
        "records",
        public=True,
    ),
    MetricDef(
        "orders",
        mark("Orders"),
        mark("Different orders of the period, each counted once. Cancelled orders are left out."),
        "count",
        True,
        (
            Variant(
                "ordered",
                mark("By order date"),
                mark("A line that names no order counts as an order of its own."),
                "orders",
                "count",
                counted=_OF_A_DEAL,
            ),
            Variant(
                "kept",
                mark("Without returned orders"),
                mark("An order that came back is left out."),
                "orders_kept",
                "count",
                counted=_OF_A_DEAL,
            ),
        ),
        (*_WHO, "product", *TIME),
        "records",
        public=True,
    ),
    MetricDef(
        "invoiced",
        mark("Invoiced"),
        mark(
            "What was invoiced in the period, at the exchange rate of the month. Void invoices are left out."
        ),
        "money",
        True,
        (
            Variant(
                "invoiced",
                mark("By invoice date"),
                mark("An invoice without an own rep or account has its order's."),
                "invoiced",
                "money",
                counted=_OF_A_DEAL,
            ),
        ),
        (*_WHO, *TIME),
        "records",
    ),
    MetricDef(
        "payments",
        mark("Payments"),
        mark("What was paid in the period, at the exchange rate of the month. Void payments are left out."),
        "money",
        True,
        (
            Variant(
                "paid",
                mark("By payment date"),
                mark("A payment without an own rep or account has its invoice's, else its order's."),
                "payments",
                "money",
                counted=_OF_A_DEAL,
            ),
        ),
        (*_WHO, *TIME),
        "records",
        public=True,
    ),
    MetricDef(
        "leads",
        mark("Leads"),
        mark("Leads that came in during the period, whatever became of them. Deleted leads are left out."),
        "count",
        True,
        (
            Variant(
                "created",
                mark("By creation date"),
                mark("A lead without a creation date is in no period."),
                "leads_created",
                "count",
                counted=_OF_A_DEAL,
            ),
            Variant(
                "converted",
                mark("By conversion date"),
                mark("Leads that became a deal or an account in the period."),
                "leads_converted",
                "count",
                counted=_OF_A_DEAL,
            ),
        ),
        ("rep", "team", "region", "source", *TIME),
        "records",
        public=True,
    ),
)
