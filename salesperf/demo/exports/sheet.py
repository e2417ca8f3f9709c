"""A list of deals kept by hand or taken from a system that nobody knows: plain headers, in two languages."""

from __future__ import annotations

from typing import Final

import pandas as pd

from salesperf.demo.exports.layout import Fact, Layout, Options
from salesperf.demo.exports.snapshot import Snapshot, chinese
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Column, Table, Texts, days, moments, money, texts


def _english(shot: Snapshot, options: Options) -> list[Table]:
    deals = shot.deals
    columns: list[tuple[str, Column]] = [
        ("Deal number", Texts([f"D-{number:05d}" for number in deals["deal_id"]])),
        ("Client", texts(deals["account"])),
        ("Project", texts(deals["name"])),
        ("Sales rep", texts(deals["owner"])),
        ("Department", texts(deals["team"])),
        ("Phase", texts(deals["stage"])),
        ("Value", money(deals["amount"])),
        ("Currency", texts(deals["currency"])),
        ("Win chance", Texts([f"{chance}%" for chance in deals["probability"]])),
        ("Date added", days(deals["created_at"].dt.normalize())),
        ("Expected close", days(deals["due_on"])),
        ("Date closed", days(deals["closed_on"])),
        ("Channel", texts(deals["source"])),
        ("Deal type", texts(deals["type"])),
        ("Product", texts(deals["product"])),
        ("Reason lost", texts(deals["lost_reason"])),
        ("Last contacted", days(deals["last_activity_on"])),
    ]
    tables = [Table("Pipeline", columns)]
    return [*tables, Table("Stage changes", _english_changes(shot))] if options["history"] else tables


def _english_changes(shot: Snapshot) -> list[tuple[str, Column]]:
    rows = changes(shot)
    return [
        ("Deal ID", Texts([f"D-{number:05d}" for number in rows["deal_id"]])),
        ("Old stage", texts(rows["from_stage"])),
        ("New stage", texts(rows["stage"])),
        ("Changed on", moments(rows["at"])),
        ("Amount", money(rows["amount"])),
        ("Close date", days(rows["due_on"])),
    ]


def _chinese(shot: Snapshot, options: Options) -> list[Table]:
    deals = shot.deals
    columns: list[tuple[str, Column]] = [
        ("编号", Texts([f"XM{number:05d}" for number in deals["deal_id"]])),
        ("项目名称", texts(deals["name"])),
        ("客户", texts(deals["account"])),
        ("业务员", texts(deals["owner"])),
        ("销售部门", texts(chinese(deals["team"]))),
        ("项目阶段", texts(chinese(deals["stage"]))),
        ("预计金额", money(deals["amount"])),
        ("币种", texts(deals["currency"])),
        ("成单概率", Texts([f"{chance}%" for chance in deals["probability"]])),
        ("录入时间", days(deals["created_at"].dt.normalize())),
        ("预计签约日期", days(deals["due_on"])),
        ("签单日期", days(deals["closed_on"])),
        ("渠道", texts(chinese(deals["source"]))),
        ("业务类型", texts(chinese(deals["type"]))),
        ("意向产品", texts(chinese(deals["product"]))),
        ("失败原因", texts(chinese(deals["lost_reason"]))),
        ("最新跟进时间", days(deals["last_activity_on"])),
    ]
    tables = [Table("项目清单", columns)]
    return [*tables, Table("阶段变更", _chinese_changes(shot))] if options["history"] else tables


def _chinese_changes(shot: Snapshot) -> list[tuple[str, Column]]:
    rows = changes(shot)
    return [
        ("商机编号", Texts([f"XM{number:05d}" for number in rows["deal_id"]])),
        ("原阶段", texts(chinese(rows["from_stage"]))),
        ("新阶段", texts(chinese(rows["stage"]))),
        ("变更时间", moments(rows["at"])),
        ("金额", money(rows["amount"])),
        ("预计成交日期", days(rows["due_on"])),
    ]


def changes(shot: Snapshot) -> pd.DataFrame:
    """Changes of stage, amount and close date, with stages by name (before it: empty at the creation)."""
    rows = shot.history.copy()
    names = shot.company.stages.set_index("stage_id")["name"]
    before = rows.groupby("deal_id")["stage_id"].shift(1)
    rows["stage"] = rows["stage_id"].map(names)
    rows["from_stage"] = before.map(names)
    return rows[rows["kind"] != "owner"]


_FACTS: Final[frozenset[Fact]] = frozenset(
    {
        "id", "open_amount", "currency", "created", "due", "source", "type", "product", "lost_reason",
        "activity", "team", "account",
    }
)  # fmt: skip
SHEET: Final = Layout(
    key="sheet",
    tables=_english,
    style=FileStyle(encoding="utf-8-sig"),
    options={"history": False},
    carries=_FACTS,
    adds={"history": frozenset({"history", "stage_history"})},
)
SHEET_CHINESE: Final = Layout(
    key="sheet_chinese",
    tables=_chinese,
    style=FileStyle(encoding="gb18030", dates="ymd_slash"),
    options={"history": False},
    carries=_FACTS,
    adds={"history": frozenset({"history", "stage_history"})},
)
