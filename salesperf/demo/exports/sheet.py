"""A list of deals kept by hand or taken from a system that nobody knows: plain headers, in two languages."""

from __future__ import annotations

from typing import Final

from salesperf.demo.exports.layout import Layout, Options
from salesperf.demo.exports.snapshot import Snapshot, chinese
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Column, Table, Texts, days, money, texts


def _english(shot: Snapshot, _: Options) -> list[Table]:
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
    return [Table("Pipeline", columns)]


def _chinese(shot: Snapshot, _: Options) -> list[Table]:
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
    return [Table("项目清单", columns)]


_FACTS: Final = frozenset(
    {
        "id", "open_amount", "currency", "created", "due", "source", "type", "product", "lost_reason",
        "activity", "team", "account",
    }
)  # fmt: skip
SHEET: Final = Layout(key="sheet", tables=_english, style=FileStyle(encoding="utf-8-sig"), carries=_FACTS)
SHEET_CHINESE: Final = Layout(
    key="sheet_chinese",
    tables=_chinese,
    style=FileStyle(encoding="gb18030", dates="ymd_slash"),
    carries=_FACTS,
)
