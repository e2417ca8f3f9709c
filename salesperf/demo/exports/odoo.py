"""Odoo: the pipeline as exported with labels; a lost deal is archived in the stage it was lost in."""

from __future__ import annotations

from typing import Final

import pandas as pd

from salesperf.demo.exports.language import headed, words
from salesperf.demo.exports.layout import Layout, Options
from salesperf.demo.exports.snapshot import Snapshot, last_open_stage
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Column, Table, Texts, days, moments, money, same, texts


def _odoo(shot: Snapshot, options: Options) -> list[Table]:
    deals = shot.deals
    count = len(deals)
    word = words(options)
    stage = deals["stage"].where(deals["status"] != "lost", pd.Series(last_open_stage(shot).to_list()))
    columns: list[tuple[str, Column]] = [
        (
            "External ID",
            Texts([f"__export__.crm_lead_{n}_{n * 2_654_435_761 % 16**8:08x}" for n in deals["deal_id"]]),
        ),
        ("Opportunity", texts(deals["name"])),
        ("Salesperson", texts(deals["owner"])),
        ("Sales Team", texts(word(deals["team"]))),
        ("Type", same("Opportunity", count)),
        ("Priority", same("Medium", count)),
        ("Stage", texts(word(stage))),
        ("Expected Revenue", money(deals["amount"])),
        ("Prorated Revenue", money(deals["amount"] * deals["probability"] // 100)),
        ("Currency", texts(deals["currency"])),
        ("Closed Date", moments(deals["closed_at"])),
        ("Last Stage Update", moments(deals["stage_at"])),
        ("Expected Closing", days(deals["due_on"])),
        ("Customer", texts(deals["account"])),
        ("Probability", Texts([f"{value:.1f}" for value in deals["probability"]])),
        ("Lost Reason", texts(word(deals["lost_reason"]))),
        ("Source", texts(word(deals["source"]))),
        ("Created on", moments(deals["created_at"])),
        ("Active", Texts(["False" if status == "lost" else "True" for status in deals["status"]])),
    ]
    return [Table("crm.lead", headed(columns, options, _CHINESE))]


_CHINESE: Final = {
    "External ID": "外部 ID",
    "Opportunity": "商机",
    "Salesperson": "销售员",
    "Sales Team": "销售团队",
    "Type": "类型",
    "Priority": "优先级",
    "Stage": "阶段",
    "Expected Revenue": "预期收入",
    "Prorated Revenue": "按比例收入",
    "Currency": "币种",
    "Closed Date": "关闭日期",
    "Last Stage Update": "最近阶段更新",
    "Expected Closing": "预期结束",
    "Customer": "客户",
    "Probability": "概率",
    "Lost Reason": "失单原因",
    "Source": "来源",
    "Created on": "创建时间",
    "Active": "有效",
}

ODOO: Final = Layout(
    key="odoo",
    tables=_odoo,
    style=FileStyle(quote_all=True, newline="\r\n", file_format="xlsx"),
    options={"language": "en"},
    carries=frozenset(
        {
            "id", "open_amount", "currency", "created", "due", "source", "lost_reason", "team", "account",
            "stage_lost_in", "stage_since",
        }
    ),
)  # fmt: skip
