"""HubSpot: the deals view with labels, and a "Date entered" column for every stage."""

from __future__ import annotations

from typing import Final

import pandas as pd

from salesperf.demo.exports.ids import record_numbers
from salesperf.demo.exports.layout import Layout, Options
from salesperf.demo.exports.snapshot import Snapshot
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Column, Numbers, Table, Texts, days, moments, money, same, texts

FIRST_RECORD: Final = 18_204_337_011
PIPELINE_LABEL: Final = "{pipeline} Pipeline"


def _hubspot(shot: Snapshot, options: Options) -> list[Table]:
    deals = shot.deals
    pipeline = PIPELINE_LABEL.format(pipeline=shot.company.pipeline)
    chance = (deals["probability"] / 100).tolist()
    columns: list[tuple[str, Column]] = [
        ("Record ID", Texts(record_numbers(deals["deal_id"], first=FIRST_RECORD))),
        ("Deal Name", texts(deals["name"])),
        ("Deal Stage", texts(deals["stage"])),
        ("Pipeline", same(pipeline, len(deals))),
        ("Amount", money(deals["amount"])),
        ("Amount in company currency", money(deals["yuan"])),
        ("Currency", texts(deals["currency"])),
        ("Close Date", moments(deals["closed_at"].fillna(deals["due_on"]))),
        ("Create Date", moments(deals["created_at"])),
        ("Deal owner", texts(deals["owner"])),
        ("Deal Type", texts(deals["type"])),
        ("Deal probability", Numbers(chance)),
        ("Last Activity Date", days(deals["last_activity_on"])),
        ("HubSpot Team", texts(deals["team"])),
        ("Closed Lost Reason", texts(deals["lost_reason"])),
        ("Is Closed Won", _yes(deals["status"] == "won")),
        ("Is closed lost", _yes(deals["status"] == "lost")),
        ("Associated Company (Primary)", texts(deals["account"])),
        ("Next step", texts(deals["next_step"])),
    ]
    if options["custom_fields"]:
        columns += [("Deal source", texts(deals["source"])), ("Product", texts(deals["product"]))]
    return [Table("hubspot-crm-exports-all-deals", columns + _entered(shot, pipeline))]


def _entered(shot: Snapshot, pipeline: str) -> list[tuple[str, Column]]:
    """The latest entry into each stage; HubSpot keeps no earlier one."""
    entries = shot.history[shot.history["kind"].isin(("created", "stage"))]
    latest = entries.pivot_table(index="deal_id", columns="stage_id", values="at", aggfunc="max")
    latest = latest.reindex(index=shot.deals["deal_id"], columns=shot.company.stages["stage_id"])
    return [
        (f'Date entered "{name} ({pipeline})"', moments(latest[stage]))
        for stage, name in zip(shot.company.stages["stage_id"], shot.company.stages["name"], strict=True)
    ]


def _yes(values: pd.Series[bool]) -> Texts:
    return Texts(["true" if value else "false" for value in values])


HUBSPOT: Final = Layout(
    key="hubspot",
    tables=_hubspot,
    style=FileStyle(quote_all=True, newline="\n", dates="iso_minutes"),
    options={"custom_fields": True},
    carries=frozenset(
        {
            "id", "open_amount", "currency", "created", "due", "source", "type", "product", "lost_reason",
            "next_step", "activity", "team", "account",
        }
    ),
)  # fmt: skip
"""Not "history": of a deal that was in a stage twice only the latest entry is known."""
