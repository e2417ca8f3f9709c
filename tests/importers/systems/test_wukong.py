"""悟空CRM exports an old workbook: a merged row of notes, then headers, stars on what its form requires."""

from __future__ import annotations

import pytest

from tests.importers.bench import bench, only
from tests.importers.old_workbook import old_workbook

NOTES = "注意事项：1、表头标“*”的红色字体为必填项；2、日期格式：2026-01-01"
HEADER = (
    "*商机名称",
    "*客户名称",
    "商机金额",
    "预计成交日期",
    "商机状态组",
    "商机阶段",
    "负责人",
    "创建时间",
)
ROWS = (
    (
        "轧机改造",
        "长城钢铁",
        48000.5,
        "2026-09-30",
        "销售流程商机组",
        "需求分析",
        "王伟",
        "2026-02-28 18:30:00",
    ),
    ("小单", "黄河食品", 900, "2026-03-15", "销售流程商机组", "赢单", "李娜", "2026-01-05 08:00:00"),
    ("不做了", "黄河食品", 10, "2026-02-28", "销售流程商机组", "无效", "李娜", "2026-01-07 08:00:00"),
)


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def test_the_row_of_notes_above_the_headers_is_no_row(house):
    rows = [(NOTES, *(None,) * (len(HEADER) - 1)), HEADER, *ROWS]
    content = old_workbook({"商机信息": rows}, merged={"商机信息": [(0, 0, 0, len(HEADER) - 1)]})
    file = only(house.load({"商机信息.xls": content}))
    assert (file.system, file.object, file.status, file.rows, file.new, file.rejected) == (
        "wukong",
        "deals",
        "loaded",
        3,
        3,
        0,
    )
    assert house.rows(
        "select v.name, s.status, s.amount, l.name from core.spans s join core.deals d on d.deal_id = "
        "s.deal_id"
        " join raw.deals v on v.version_id = d.version_id left join meta.labels l on l.label_id = s.reason_id"
        " where s.to_day = date '9999-12-31' order by s.amount"
    ) == [("不做了", 2, 1000, "无效"), ("小单", 1, 90000, None), ("轧机改造", 0, 4800050, None)]


def test_the_export_is_the_same_with_its_columns_in_another_order(house):
    first = house.load(
        {"商机信息.csv": "\n".join([",".join(HEADER), *(",".join(map(str, r)) for r in ROWS)])}
    )
    assert only(first).new == 3
    turned = [",".join(map(str, reversed(row))) for row in (HEADER, *ROWS)]
    second = only(house.load({"商机信息 (2).csv": "\n".join(turned)}))
    assert (second.new, second.changed, second.unchanged) == (0, 0, 3)
