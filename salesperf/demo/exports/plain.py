"""Plain tables beside any CRM: teams, targets (long and wide) and exchange rates."""

from __future__ import annotations

from typing import Final

import pandas as pd

from salesperf.demo.exports.layout import Layout, Options
from salesperf.demo.exports.snapshot import Snapshot
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Column, Numbers, Table, Texts, days, money, texts


def _teams(shot: Snapshot, _: Options) -> list[Table]:
    people = shot.company.people
    rows = people.memberships.merge(people.reps[["rep_id", "name", "email"]], on="rep_id")
    rows = rows.merge(people.teams.rename(columns={"name": "team"}), on="team_id")
    rows = rows[rows["from_day"] <= pd.Timestamp(shot.day)].sort_values(["team_id", "rep_id", "from_day"])
    left = rows["to_day"].where(rows["to_day"] <= pd.Timestamp(shot.day))
    return [
        Table(
            "teams",
            [
                ("rep", texts(rows["name"])),
                ("team", texts(rows["team"])),
                ("manager", texts(rows["manager"])),
                ("from", days(rows["from_day"])),
                ("to", days(left)),
                ("email", texts(rows["email"])),
            ],
        )
    ]


def _targets(shot: Snapshot, _: Options) -> list[Table]:
    rows = shot.company.targets
    return [
        Table(
            "targets",
            [
                ("owner_kind", texts(rows["owner_kind"])),
                ("owner", texts(rows["owner"])),
                ("measure", texts(rows["measure"])),
                ("month", Texts([f"{month:%Y-%m}" for month in rows["month"]])),
                ("amount", money(rows["amount"])),
                ("currency", texts(rows["currency"])),
            ],
        )
    ]


def _targets_wide(shot: Snapshot, _: Options) -> list[Table]:
    """One row per rep, months as columns, in thousands of yuan (the targets are whole thousands)."""
    reps = shot.company.targets[shot.company.targets["owner_kind"] == "rep"]
    table = reps.pivot_table(index=["owner_id", "owner"], columns="month", values="amount", aggfunc="sum")
    columns: list[tuple[str, Column]] = [("Rep (CNY thousand)", texts(table.index.get_level_values("owner")))]
    for month in table.columns:
        amounts = [None if pd.isna(a) else int(a) // 100_000 for a in table[month]]
        columns.append((f"{month:%Y-%m}", Numbers(amounts)))
    return [Table("targets_by_month", columns)]


def _rates(shot: Snapshot, _: Options) -> list[Table]:
    rows = shot.company.rates[shot.company.rates["month"] <= pd.Timestamp(shot.day)]
    rate = [f"{num / den:.4f}" for num, den in zip(rows["num"], rows["den"], strict=True)]
    month = [f"{month:%Y-%m}" for month in rows["month"]]
    return [
        Table(
            "rates", [("currency", texts(rows["currency"])), ("month", Texts(month)), ("rate", Texts(rate))]
        )
    ]


TEAMS: Final = Layout(key="teams", tables=_teams, carries=frozenset({"team", "team_history"}))
TARGETS: Final = Layout(key="targets", tables=_targets)
TARGETS_WIDE: Final = Layout(key="targets_wide", tables=_targets_wide, style=FileStyle(file_format="xlsx"))
RATES: Final = Layout(key="rates", tables=_rates)
