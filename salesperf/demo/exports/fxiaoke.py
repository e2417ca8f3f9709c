"""纷享销客: 商机 with Chinese headers, stages and states; a deal that went nowhere is 无效, not 输单."""

from __future__ import annotations

from typing import Final

from salesperf.demo.exports.layout import Layout, Options
from salesperf.demo.exports.snapshot import Snapshot, chinese
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Column, Table, Texts, days, moments, money, texts

_STATES: Final = {"open": "进行中", "won": "赢单", "lost": "输单"}
_WENT_NOWHERE: Final = "No answer"
"""The lost reason of deals that the system calls 无效."""


def _fxiaoke(shot: Snapshot, options: Options) -> list[Table]:
    deals = shot.deals
    states = deals["status"].map(_STATES).mask(deals["lost_reason"] == _WENT_NOWHERE, "无效")
    columns: list[tuple[str, Column]] = [
        ("商机名称", texts(deals["name"])),
        ("客户名称", texts(deals["account"])),
        ("销售阶段", texts(chinese(deals["stage"]))),
        ("商机状态", texts(states)),
        ("商机金额", money(deals["amount"])),
        ("赢率", Texts([f"{chance}%" for chance in deals["probability"]])),
        ("预计成交日期", days(deals["due_on"])),
        ("负责人", texts(deals["owner"])),
        ("创建时间", moments(deals["created_at"])),
    ]
    if options["extra_fields"]:
        columns = [
            ("商机编号", Texts([f"SJ{number:07d}" for number in deals["deal_id"]])),
            *columns,
            ("归属部门", texts(chinese(deals["team"]))),
            ("币种", texts(deals["currency"])),
            ("商机来源", texts(chinese(deals["source"]))),
            ("商机类型", texts(chinese(deals["type"]))),
            ("产品名称", texts(chinese(deals["product"]))),
            ("输单原因", texts(chinese(deals["lost_reason"]))),
            ("最后跟进时间", moments(deals["last_activity_on"])),
            ("最后修改时间", moments(deals["changed_at"])),
        ]
    return [Table("商机2.0", columns)]


FXIAOKE: Final = Layout(
    key="fxiaoke",
    tables=_fxiaoke,
    style=FileStyle(file_format="xlsx"),
    options={"extra_fields": True},
    carries=frozenset(
        {
            "id", "open_amount", "currency", "created", "due", "source", "type", "product", "lost_reason",
            "activity", "account",
        }
    ),
)  # fmt: skip
