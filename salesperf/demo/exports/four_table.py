"""The plain sample layout of four tables: deals, accounts, products and sales teams joined by name."""

from __future__ import annotations

from typing import Final

import numpy as np

from salesperf.demo.exports.ids import letter_keys
from salesperf.demo.exports.layout import Layout, Options
from salesperf.demo.exports.snapshot import Snapshot
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Money, Table, days, money, same, texts
from salesperf.demo.names import REGIONS, TEAMS


def _four_tables(shot: Snapshot, options: Options) -> list[Table]:
    return [
        _deals(shot, open_amounts=bool(options["open_amounts"])),
        _accounts(shot),
        _products(shot),
        _teams(shot),
    ]


def _deals(shot: Snapshot, *, open_amounts: bool) -> Table:
    deals = shot.deals
    value = deals["yuan"]
    if not open_amounts:
        value = value.where(deals["status"] == "won").mask(deals["status"] == "lost", 0)
    return Table(
        "sales_pipeline",
        [
            ("opportunity_id", texts(letter_keys(deals["deal_id"]))),
            ("sales_agent", texts(deals["owner"])),
            ("product", texts(deals["product"])),
            ("account", texts(deals["account"])),
            ("deal_stage", texts(deals["stage"])),
            ("engage_date", days(deals["created_at"].dt.normalize())),
            ("close_date", days(deals["closed_on"])),
            ("close_value", money(value)),
        ],
    )


def _accounts(shot: Snapshot) -> Table:
    accounts = shot.accounts
    revenue = [int(n) * 45_000_00 for n in accounts["employees"]]
    return Table(
        "accounts",
        [
            ("account", texts(accounts["name"])),
            ("sector", texts(accounts["industry"].str.lower())),
            ("year_established", texts(accounts["founded"])),
            ("revenue", Money([amount // 1_000_000 for amount in revenue])),
            ("employees", texts(accounts["employees"])),
            ("office_location", texts(accounts["region"])),
            ("subsidiary_of", same("", len(accounts))),
        ],
    )


def _products(shot: Snapshot) -> Table:
    products = shot.company.products
    return Table(
        "products",
        [
            ("product", texts(products["name"])),
            ("series", texts(products["series"])),
            ("sales_price", texts(products["price"])),
        ],
    )


def _teams(shot: Snapshot) -> Table:
    people = shot.company.people
    reps = people.reps[people.reps["listed"]]
    region = dict(zip([t[0] for t in TEAMS], [*(r[0] for r in REGIONS[:3]), "All regions"], strict=True))
    today = np.full(len(reps), np.datetime64(shot.day, "D"))
    team = people.teams.iloc[people.team_on(reps["rep_id"].to_numpy(np.int64), today) - 1]
    return Table(
        "sales_teams",
        [
            ("sales_agent", texts(reps["name"])),
            ("manager", texts(team["manager"])),
            ("regional_office", texts(team["name"].map(region))),
        ],
    )


FOUR_TABLE: Final = Layout(
    key="four_table",
    tables=_four_tables,
    style=FileStyle(newline="\n"),
    options={"open_amounts": False},
    carries=frozenset({"id", "created", "product", "account", "industry", "team"}),
    adds={"open_amounts": frozenset({"open_amount"})},
)
"""No currency column: dollar deals are written in yuan. Open deals have no value and lost ones 0, as in the
sample, unless `open_amounts`."""
