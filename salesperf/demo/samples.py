"""Files to practise an upload with: each shows something that real exports do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

import numpy as np
import pandas as pd

from salesperf.demo.company import Company
from salesperf.demo.exports import LAYOUTS, export_files
from salesperf.demo.exports.salesforce_report import footer, report_columns
from salesperf.demo.exports.snapshot import Snapshot, snapshot
from salesperf.demo.exports.style import FileStyle, day_texts, money_texts
from salesperf.demo.exports.table import Table, csv_bytes, file_bytes, rendered
from salesperf.text import mark

SALESFORCE_WEEKS: Final = 24
WUKONG_WEEKS: Final = 13
HUBSPOT_WEEKS: Final = 8
MESSY_WEEKS: Final = 10
MANY: Final = 10
"""A bad cell is put into rows that far from the top."""


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One practice file. `title` and `about` are marked English texts; `about` takes {n}, the data rows.

    `write` makes the bytes, the same every time.
    """

    key: str
    title: str
    about: str
    n: int
    layout: str
    file_name: str
    write: Callable[[], bytes]


def sample_files(company: Company) -> tuple[SampleFile, ...]:
    """The practice files of a company, in the order to show them."""
    day = company.as_of
    shot = snapshot(company, day)
    salesforce = _recent(shot, SALESFORCE_WEEKS)
    wukong = _of_team(_recent(shot, WUKONG_WEEKS), "East")
    hubspot = _recent(shot, HUBSPOT_WEEKS)
    messy = _of_team(_recent(shot, MESSY_WEEKS), "North")
    return (
        SampleFile(
            "salesforce_report",
            mark("Salesforce weekly report"),
            mark("{n} deals, with footer and 2 bad rows"),
            len(salesforce.deals),
            "salesforce_report",
            "opportunities.csv",
            lambda: salesforce_with_bad_rows(salesforce),
        ),
        SampleFile(
            "wukong",
            mark("Wukong CRM deals, GBK"),
            mark("{n} deals, Chinese headers, amounts like 5万"),
            len(wukong.deals),
            "wukong",
            "商机信息.csv",
            lambda: _table_of(wukong, "wukong", "商机信息", numbers="wan", chinese_names=True),
        ),
        SampleFile(
            "hubspot",
            mark("HubSpot deals"),
            mark("{n} deals, dates entered per stage"),
            len(hubspot.deals),
            "hubspot",
            f"hubspot-crm-exports-all-deals-{day}.csv",
            lambda: _table_of(hubspot, "hubspot", "hubspot-crm-exports-all-deals"),
        ),
        SampleFile(
            "targets",
            mark("Targets by month, XLSX"),
            mark("{n} targets of company, teams and reps"),
            len(company.targets),
            "targets",
            f"targets_{company.quarter.end - timedelta(days=1):%Y}.xlsx",
            lambda: export_files(company, "targets", file_format="xlsx")["targets.xlsx"],
        ),
        SampleFile(
            "messy",
            mark("A messy one"),
            mark("{n} deals, header in line 4, mixed dates, totals inside"),
            len(messy.deals),
            "plain",
            "pipeline_list.csv",
            lambda: messy_list(messy),
        ),
    )


def salesforce_with_bad_rows(shot: Snapshot) -> bytes:
    """A report with footer in which one amount is a word and one closing day does not exist."""
    columns = report_columns(shot, custom_fields=False)
    place = {header: n for n, (header, _) in enumerate(columns)}
    style = LAYOUTS["salesforce_report"].style
    lines = [list(line) for line in rendered(Table("report", columns), style)]
    lines[min(MANY, len(lines) - 1)][place["Amount"]] = "TBD"
    lines[min(2 * MANY, len(lines) - 1)][place["Close Date"]] = f"31/02/{shot.day.year}"
    by = shot.company.people.teams["manager"].iloc[0]
    below = footer(len(lines) - 1, year=shot.day.year, by=by, stamp=f"{shot.day:%d/%m/%Y} 18:04")
    return csv_bytes([*lines, *below], style)


def messy_list(shot: Snapshot) -> bytes:
    """A list kept by hand: notes above, header in line 4, a subtotal and a blank line after every month."""
    deals = shot.deals.sort_values(["created_at", "deal_id"])
    month = deals["created_at"].to_numpy("datetime64[M]")
    header = ["Deal no.", "Customer", "Deal", "Sales rep", "Stage", "Amount (CNY)", "Created", "Close date"]
    lines: list[Sequence[str]] = [
        ["Pipeline list, team North"],
        [f"Kept by {shot.company.people.teams['manager'].iloc[0]}; please do not sort"],
        [],
        header,
    ]
    for one in np.unique(month):
        rows = deals[month == one]
        lines += _messy_rows(rows)
        lines.append(
            [
                "Subtotal",
                "",
                f"{one}",
                "",
                "",
                *money_texts([int(rows["yuan"].sum())], "decimal_comma"),
                "",
                "",
            ]
        )
        lines.append([""] * len(header))
    total = money_texts([int(deals["yuan"].sum())], "decimal_comma")
    lines.append(["Total", "", "", "", "", *total, "", ""])
    return csv_bytes(lines, FileStyle(encoding="cp1252", delimiter=";"))


def _messy_rows(rows: pd.DataFrame) -> list[Sequence[str]]:
    amounts = [None if amount is pd.NA else int(amount) for amount in rows["yuan"]]
    return list(
        zip(
            [f"D-{number:05d}" for number in rows["deal_id"]],
            rows["account"],
            rows["name"],
            rows["owner"],
            rows["stage"],
            money_texts(amounts, "decimal_comma"),
            day_texts(rows["created_at"].to_numpy(), "dmy_slash"),
            day_texts(rows["due_on"].to_numpy(), "words"),
            strict=True,
        )
    )


def _table_of(
    shot: Snapshot, layout: str, name: str, *, numbers: str | None = None, **options: object
) -> bytes:
    declared = LAYOUTS[layout]
    style = replace(declared.style, numbers=numbers) if numbers else declared.style
    tables = {table.name: table for table in declared.tables(shot, {**declared.options, **options})}
    return file_bytes(tables[name], style)


def _recent(shot: Snapshot, weeks: int) -> Snapshot:
    return _only(shot, shot.deals["created_at"] >= pd.Timestamp(shot.day - timedelta(weeks=weeks)))


def _of_team(shot: Snapshot, team: str) -> Snapshot:
    return _only(shot, shot.deals["team"] == team)


def _only(shot: Snapshot, kept: pd.Series[bool]) -> Snapshot:
    deals = shot.deals[kept].reset_index(drop=True)
    history = shot.history[shot.history["deal_id"].isin(deals["deal_id"])]
    return replace(shot, deals=deals, history=history)
