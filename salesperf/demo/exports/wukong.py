"""悟空CRM: 商机 and 客户 with Chinese headers, stages and field values."""

from __future__ import annotations

from typing import Final

import pandas as pd

from salesperf.demo.exports.layout import Layout, Options
from salesperf.demo.exports.snapshot import CHINESE, Snapshot, chinese
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Column, Table, Texts, days, moments, money, same, texts

LARGE_ACCOUNT: Final = 1_000
"""Employees from which a customer is of level A."""


def _wukong(shot: Snapshot, options: Options) -> list[Table]:
    names = bool(options["chinese_names"])
    deals = _deals(shot, chinese_names=names, extra=bool(options["extra_fields"]))
    return [Table("商机信息", deals), Table("客户信息", _accounts(shot, chinese_names=names))]


def _deals(shot: Snapshot, *, chinese_names: bool, extra: bool) -> list[tuple[str, Column]]:
    deals = shot.deals
    count = len(deals)
    people = (lambda words: texts(chinese(words))) if chinese_names else texts
    columns: list[tuple[str, Column]] = [
        ("商机名称", texts(deals["chinese" if chinese_names else "name"])),
        ("客户名称", texts(deals["account_chinese" if chinese_names else "account"])),
        ("商机金额", money(deals["amount"] if extra else deals["yuan"])),
        ("预计成交日期", days(deals["due_on"])),
        ("备注", same("", count)),
        ("商机状态组", same(CHINESE[shot.company.pipeline], count)),
        ("商机阶段", texts(chinese(deals["stage"]))),
        ("最后跟进时间", moments(deals["last_activity_on"])),
        ("负责人", people(deals["owner"])),
        ("相关团队", same("", count)),
        ("所属部门", texts(chinese(deals["team"]))),
        ("更新时间", moments(deals["changed_at"])),
        ("创建时间", moments(deals["created_at"])),
        ("创建人", people(deals["creator"])),
    ]
    if extra:
        columns += [
            ("币种", texts(deals["currency"])),
            ("商机来源", texts(chinese(deals["source"]))),
            ("商机类型", texts(chinese(deals["type"]))),
            ("产品名称", texts(chinese(deals["product"]) if chinese_names else deals["product"])),
            ("输单原因", texts(chinese(deals["lost_reason"]))),
        ]
    return columns


def _accounts(shot: Snapshot, *, chinese_names: bool) -> list[tuple[str, Column]]:
    deals = (
        shot.deals.sort_values("created_at", kind="stable")
        .drop_duplicates("account_id")
        .set_index("account_id")
    )
    accounts = shot.accounts[shot.accounts["account_id"].isin(deals.index)]
    first = deals.loc[accounts["account_id"]].reset_index(drop=True)
    won = set(shot.deals.loc[shot.deals["status"] == "won", "account_id"])
    spoken = shot.deals.groupby("account_id")["last_activity_on"].max().loc[accounts["account_id"]]
    owner, creator = (chinese(first[c]) if chinese_names else first[c] for c in ("owner", "creator"))
    changed = pd.Series(shot.deals.groupby("account_id")["changed_at"].max().loc[accounts["account_id"]])
    known: dict[str, Column] = {
        "客户名称": texts(accounts["chinese" if chinese_names else "name"]),
        "客户来源": texts(chinese(first["source"])),
        "客户行业": texts(chinese(accounts["industry"])),
        "客户级别": Texts(
            ["A（重点客户）" if n >= LARGE_ACCOUNT else "B（普通客户）" for n in accounts["employees"]]
        ),
        "锁定状态": same("未锁定", len(accounts)),
        "成交状态": Texts(["已成交" if number in won else "未成交" for number in accounts["account_id"]]),
        "最后跟进时间": moments(spoken),
        "地区定位": texts(chinese(accounts["region"])),
        "负责人": texts(owner),
        "所属部门": texts(chinese(first["team"])),
        "更新时间": moments(changed),
        "创建时间": moments(first["created_at"]),
        "创建人": texts(creator),
    }
    return [(header, known.get(header) or same("", len(accounts))) for header in _ACCOUNT_HEADERS]


_ACCOUNT_HEADERS: Final = (
    "客户名称", "客户来源", "手机", "电话", "网址", "客户行业",
    "客户级别", "下次联系时间", "备注", "邮箱", "锁定状态", "成交状态",
    "最后跟进时间", "最后跟进记录", "详细地址", "地区定位", "距进入公海天数", "负责人",
    "相关团队", "所属部门", "更新时间", "创建时间", "创建人",
)  # fmt: skip
WUKONG: Final = Layout(
    key="wukong",
    tables=_wukong,
    style=FileStyle(encoding="gb18030"),
    options={"chinese_names": False, "extra_fields": False},
    carries=frozenset({"open_amount", "created", "due", "activity", "team", "account", "industry"}),
    adds={"extra_fields": frozenset({"currency", "source", "type", "product", "lost_reason"})},
)
"""Without `extra_fields` the layout has no currency column: dollar deals are then written in yuan."""
