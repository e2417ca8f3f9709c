"""The formula of each metric's default, in words."""

from __future__ import annotations

from collections.abc import Mapping

from salesperf.text import mark

FORMULAS: Mapping[str, str] = {
    "deals_open": mark("number of open deals at the end of the day"),
    "amount_open": mark("sum of the amounts of open deals"),
    "deals_created": mark("number of deals created in the period"),
    "amount_created": mark("sum of the amounts of deals created in the period"),
    "deals_won": mark("number of deals won in the period"),
    "deals_lost": mark("number of deals lost in the period"),
    "bookings": mark("sum of the amounts of deals won in the period"),
    "sales": mark("sum of the amounts of order lines, else of orders"),
    "orders": mark("number of different orders in the period"),
    "invoiced": mark("sum of the amounts of invoices of the period"),
    "payments": mark("sum of the amounts of payments of the period"),
    "leads": mark("number of leads created in the period"),
    "movement": mark("end − start, by what moved"),
    "win_rate": mark("won / (won + lost)"),
    "stage_conversion": mark("reached a later stage / reached this stage"),
    "slip_rate": mark("neither won nor lost / due in the period"),
    "attainment": mark("credit / target"),
    "target": mark("sum of the targets that lie whole in the period"),
    "target_count": mark("sum of the targets in numbers that lie whole in the period"),
    "coverage": mark("open amount due / (target − won)"),
    "sales_cycle": mark("median of (close date − creation date)"),
    "time_in_stage": mark("median of the days in the stage"),
    "velocity": mark("open deals × average won amount × win rate / average cycle days"),
    "push_count": mark("number of moves of the expected close to a later month"),
    "stuck": mark("number of open deals that are too long in stage, silent or late"),
}
"""By key of the registry; a metric without an entry shows the definitions of its variants only."""
