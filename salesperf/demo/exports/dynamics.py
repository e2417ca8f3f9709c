"""Dynamics 365 Sales: opportunities by "Export to Excel", with its three hidden columns in front."""

from __future__ import annotations

import base64
import hashlib
import uuid
from typing import Final

import pandas as pd

from salesperf.demo.exports.language import headed, words
from salesperf.demo.exports.layout import Layout, Options
from salesperf.demo.exports.snapshot import Snapshot, last_open_stage
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Column, Table, Texts, days, moments, money, same, texts

_STATUS: Final = {"en": ("Open", "Won", "Lost"), "zh": ("未结", "赢单", "丢单")}
_REASON: Final = {
    "en": ("In Progress", "Won", "Canceled", "Out-Sold"),
    "zh": ("正在进行", "赢单", "已取消", "被抢单"),
}
_BEATEN: Final = ("Price", "Competitor", "Missing feature")
"""Reasons for which a lost deal counts as out-sold."""
CURRENCIES: Final = {"CNY": "Chinese Yuan", "USD": "US Dollar"}


def _dynamics(shot: Snapshot, options: Options) -> list[Table]:
    deals = shot.deals
    count = len(deals)
    word = words(options)
    closed = deals["status"] != "open"
    actual = deals["amount"].where(closed).mask(deals["status"] == "lost", 0)
    currency = deals["currency"] if options["currency_codes"] else deals["currency"].map(CURRENCIES)
    columns: list[tuple[str, Column]] = [
        ("(Do Not Modify) Opportunity", Texts([_guid(number) for number in deals["deal_id"]])),
        ("(Do Not Modify) Row Checksum", Texts([_checksum(number) for number in deals["deal_id"]])),
        ("(Do Not Modify) Modified On", moments(deals["changed_at"])),
        ("Created On", moments(deals["created_at"])),
        ("Topic", texts(deals["name"])),
        ("Owner", texts(deals["owner"])),
        ("Potential Customer", texts(deals["account"])),
        ("Status", _told(deals["status"], _STATUS[str(options["language"])])),
        ("Status Reason", _reasons(deals, _REASON[str(options["language"])])),
        ("Est. revenue", money(deals["amount"])),
        ("Est. close date", days(deals["due_on"])),
        ("Actual Revenue", money(actual)),
        ("Actual Close Date", days(deals["closed_on"])),
        ("Probability", texts(deals["probability"])),
        ("Rating", same("Warm", count)),
        ("Sales Stage", texts(word(last_open_stage(shot)))),
        ("Forecast category", same("Pipeline", count)),
        ("Customer Need", same("", count)),
        ("Proposed Solution", same("", count)),
        ("Source Campaign", same("", count)),
        ("Purchase Process", same("", count)),
        ("Purchase Timeframe", same("", count)),
        ("Currency", texts(currency)),
        ("Contact", same("", count)),
        ("Price List", same("", count)),
        ("Revenue", same("User Provided", count)),
    ]
    name = "Open and closed opportunities" if options["language"] == "en" else "所有商机"
    return [Table(f"{name} {shot.day:%d-%m-%Y}", headed(columns, options, _CHINESE))]


def _told(status: pd.Series[str], words_: tuple[str, str, str]) -> Texts:
    return texts(status.map(dict(zip(("open", "won", "lost"), words_, strict=True))))


def _reasons(deals: pd.DataFrame, words_: tuple[str, str, str, str]) -> Texts:
    going, won, cancelled, beaten = words_
    known = {"open": going, "won": won}
    return Texts(
        [
            known.get(status) or (beaten if reason in _BEATEN else cancelled)
            for status, reason in zip(deals["status"], deals["lost_reason"], strict=True)
        ]
    )


def _guid(number: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"opportunity {number}"))


def _checksum(number: int) -> str:
    digest = hashlib.sha512(f"row {number}".encode()).digest()
    return base64.b64encode(digest).decode()


_CHINESE: Final = {
    "(Do Not Modify) Opportunity": "(不要修改) 商机",
    "(Do Not Modify) Row Checksum": "(不要修改) 行校验和",
    "(Do Not Modify) Modified On": "(不要修改) 修改时间",
    "Created On": "创建时间",
    "Topic": "主题",
    "Owner": "负责人",
    "Potential Customer": "潜在客户",
    "Status": "状态",
    "Status Reason": "状态描述",
    "Est. revenue": "预计收入",
    "Est. close date": "预计结束日期",
    "Actual Revenue": "实际收入",
    "Actual Close Date": "实际结束日期",
    "Probability": "概率",
    "Rating": "等级",
    "Sales Stage": "销售阶段",
    "Forecast category": "预测类别",
    "Currency": "货币",
    "Contact": "联系人",
    "Price List": "价目表",
    "Revenue": "收入",
}

DYNAMICS: Final = Layout(
    key="dynamics365",
    tables=_dynamics,
    style=FileStyle(encoding="utf-8-sig", dates="mdy_minutes", file_format="xlsx"),
    options={"language": "en", "currency_codes": False},
    carries=frozenset({"id", "open_amount", "currency", "created", "due", "account", "stage_lost_in"}),
)
"""Status Reason is the CRM's own short list, so the company's lost reasons are not in it."""
