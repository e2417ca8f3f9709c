"""Zoho CRM: the deals module as `Deals_YYYY_MM_DD.csv`, every lookup twice, ids with their prefix."""

from __future__ import annotations

from typing import Final

import pandas as pd

from salesperf.demo.exports.language import headed, words
from salesperf.demo.exports.layout import Layout, Options
from salesperf.demo.exports.snapshot import Snapshot
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Column, Numbers, Table, Texts, moments, money, same, texts
from salesperf.demo.exports.table import days as days_of

_FIRST: Final = {
    "deal": 4_876_876_000_000_512_001,
    "user": 4_876_876_000_000_301_001,
    "account": 4_876_876_000_000_704_001,
}


def _zoho(shot: Snapshot, options: Options) -> list[Table]:
    deals = shot.deals
    count = len(deals)
    word = words(options)
    ends = deals["closed_on"].fillna(pd.Timestamp(shot.day))
    owner_ids = _ids("user", deals["rep_id"])
    columns: list[tuple[str, Column]] = [
        ("Record Id", _ids("deal", deals["deal_id"])),
        ("Deal Owner.id", owner_ids),
        ("Deal Owner", texts(deals["owner"])),
        ("Amount", money(deals["amount"])),
        ("Deal Name", texts(deals["name"])),
        ("Closing Date", days_of(deals["due_on"])),
        ("Account Name.id", _ids("account", deals["account_id"])),
        ("Account Name", texts(deals["account"])),
        ("Stage", texts(word(deals["stage"]))),
        ("Type", texts(word(deals["type"]))),
        ("Probability", texts(deals["probability"])),
        ("Expected Revenue", money(deals["amount"] * deals["probability"] // 100)),
        ("Next Step", texts(deals["next_step"])),
        ("Lead Source", texts(word(deals["source"]))),
        ("Contact Name.id", same("", count)),
        ("Contact Name", same("", count)),
        ("Campaign Source.id", same("", count)),
        ("Campaign Source", same("", count)),
        ("Description", same("", count)),
        ("Currency", texts(deals["currency"])),
        ("Reason For Loss", texts(word(deals["lost_reason"]))),
        ("Created By.id", owner_ids),
        ("Created By", texts(deals["creator"])),
        ("Modified By.id", owner_ids),
        ("Modified By", texts(deals["owner"])),
        ("Created Time", moments(deals["created_at"])),
        ("Modified Time", moments(deals["changed_at"])),
        ("Last Activity Time", moments(deals["last_activity_on"])),
        ("Pipeline", same(shot.company.pipeline, count)),
        ("Sub-Pipeline", same("", count)),
        ("Overall Sales Duration", Numbers((ends - deals["created_at"].dt.normalize()).dt.days.tolist())),
        ("Change Log Time", moments(deals["changed_at"])),
        ("Locked", same("false", count)),
        ("Tag", same("", count)),
    ]
    if options["custom_fields"]:
        columns.append(("Product", texts(word(deals["product"]))))
    return [Table(f"Deals_{shot.day:%Y_%m_%d}", headed(columns, options, _CHINESE))]


def _ids(kind: str, numbers: pd.Series[int]) -> Texts:
    return Texts([f"zcrm_{_FIRST[kind] + 1_000 * int(number)}" for number in numbers])


_CHINESE: Final = {
    "Record Id": "记录 Id",
    "Deal Owner.id": "商机所有者.id",
    "Deal Owner": "商机所有者",
    "Amount": "金额",
    "Deal Name": "商机名称",
    "Closing Date": "预计成交日期",
    "Account Name.id": "客户名称.id",
    "Account Name": "客户名称",
    "Stage": "阶段",
    "Type": "类型",
    "Probability": "可能性 (%)",
    "Expected Revenue": "预期收益",
    "Next Step": "下一步",
    "Lead Source": "线索来源",
    "Currency": "币种",
    "Reason For Loss": "丢单原因",
    "Created By": "创建者",
    "Modified By": "修改者",
    "Created Time": "创建时间",
    "Modified Time": "修改时间",
    "Last Activity Time": "最近活动时间",
    "Pipeline": "销售流程",
    "Product": "产品",
}

ZOHO: Final = Layout(
    key="zoho",
    tables=_zoho,
    style=FileStyle(newline="\n"),
    options={"custom_fields": True, "language": "en"},
    carries=frozenset(
        {
            "id", "open_amount", "currency", "created", "due", "source", "type", "product", "lost_reason",
            "next_step", "activity", "account",
        }
    ),
)  # fmt: skip
