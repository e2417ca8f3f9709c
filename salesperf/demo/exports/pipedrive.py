"""Pipedrive: deals with every header prefixed; the stage is the last open one, the status stands apart."""

from __future__ import annotations

from typing import Final

from salesperf.demo.exports.layout import Layout, Options
from salesperf.demo.exports.snapshot import Snapshot, last_open_stage
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Column, Table, days, moments, money, same, texts


def _pipedrive(shot: Snapshot, options: Options) -> list[Table]:
    deals = shot.deals
    won, lost = (deals["closed_at"].where(deals["status"] == status) for status in ("won", "lost"))
    columns: list[tuple[str, Column]] = [
        ("ID", texts(deals["deal_id"])),
        ("Title", texts(deals["name"])),
        ("Creator", texts(deals["creator"])),
        ("Owner", texts(deals["owner"])),
        ("Value", money(deals["amount"])),
        ("Currency of Value", texts(deals["currency"])),
        ("Probability", texts(deals["probability"])),
        ("Organization", texts(deals["account"])),
        ("Organization ID", texts(deals["account_id"])),
        ("Pipeline", same(shot.company.pipeline, len(deals))),
        ("Stage", texts(last_open_stage(shot))),
        ("Label", texts(deals["type"])),
        ("Status", texts(deals["status"].str.capitalize())),
        ("Deal created", moments(deals["created_at"])),
        ("Update time", moments(deals["changed_at"])),
        ("Last stage change", moments(deals["stage_at"])),
        ("Last activity date", days(deals["last_activity_on"])),
        ("Won time", moments(won)),
        ("Lost time", moments(lost)),
        ("Deal closed on", moments(deals["closed_at"])),
        ("Lost reason", texts(deals["lost_reason"])),
        ("Expected close date", days(deals["due_on"])),
        ("Product name", texts(deals["product"])),
        ("Source channel", texts(deals["source"])),
    ]
    status_again = [("Status", texts(deals["status"].str.capitalize()))] if options["status_twice"] else []
    return [Table("deals", [(f"Deal - {header}", column) for header, column in [*columns, *status_again]])]


PIPEDRIVE: Final = Layout(
    key="pipedrive",
    tables=_pipedrive,
    style=FileStyle(newline="\n"),
    options={"status_twice": False},
    carries=frozenset(
        {
            "id", "open_amount", "currency", "created", "due", "source", "type", "product", "lost_reason",
            "activity", "account", "stage_since", "stage_lost_in",
        }
    ),
)  # fmt: skip
