"""The same targets in every dress that people keep them in give the same target by rep and month."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from salesperf.metrics import run
from salesperf.settings import WorkspaceSettings
from salesperf.warehouse.known import known_on
from tests.importers.bench import NOW, Bench, bench

REPS = ("Ann Lee", "王伟", "Bo")
MONTHS = range(1, 13)
NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
AMOUNTS: dict[tuple[str, int], int | None] = {
    (rep, month): (at + 1) * 100_000 + month * 1250 for at, rep in enumerate(REPS) for month in MONTHS
} | {("Bo", 3): None}
"""In yuan; Bo has none for March."""

TRUE = {(rep, f"2025-{month:02}"): amount * 100 for (rep, month), amount in AMOUNTS.items() if amount}

EACH = [(rep, month, amount) for (rep, month), amount in AMOUNTS.items() if amount]

Rows = list[list[Any]]


def text(rows: Rows) -> str:
    return "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in rows) + "\n"


def workbook(sheets: dict[str, Rows]) -> bytes:
    into = io.BytesIO()
    book = xlsxwriter.Workbook(into, {"in_memory": True})
    as_month = book.add_format({"num_format": "mmm-yy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, place, datetime(cell.year, cell.month, cell.day), as_month)
                elif cell is not None:
                    sheet.write(at, place, cell)
    book.close()
    return into.getvalue()


def wide(header: list[Any], scale: int = 1, months: range = MONTHS) -> Rows:
    return [header, *([rep, *(_cell(AMOUNTS[rep, month], scale) for month in months)] for rep in REPS)]


def _cell(amount: int | None, scale: int) -> float | int | None:
    return None if amount is None else amount / scale if scale > 1 else amount


def with_totals() -> Rows:
    def sums(rep: str, months: range) -> int:
        return sum(AMOUNTS[rep, month] or 0 for month in months)

    header: list[Any] = ["Rep"]
    rows: Rows = [[rep] for rep in REPS]
    for quarter in range(4):
        months = range(3 * quarter + 1, 3 * quarter + 4)
        header += [*NAMES[3 * quarter : 3 * quarter + 3], f"Q{quarter + 1}"]
        for row in rows:
            row += [*(AMOUNTS[row[0], month] for month in months), sums(row[0], months)]
    for row in rows:
        row.append(sums(row[0], MONTHS))
    total = ["Total", *(sum(row[at] or 0 for row in rows) for at in range(1, 18))]
    return [[*header, "Total"], *rows, total]


def last_day(month: int) -> date:
    return date(2025 + month // 12, month % 12 + 1, 1) - timedelta(days=1)


DRESSES: dict[str, str | bytes] = {
    "long.csv": text([["rep", "month", "target"], *([r, f"2025-{m:02}", a] for r, m, a in EACH)]),
    "two columns.csv": text(
        [["Salesperson", "Year", "Month", "Quota"], *([r, 2025, NAMES[m - 1], a] for r, m, a in EACH)]
    ),
    "last days.csv": text([["Rep", "Date", "Target"], *([r, last_day(m), a] for r, m, a in EACH)]),
    "年月.csv": text(
        [["销售", "年份", "月份", "目标（千元）"], *([r, "2025年", f"{m}月", a / 1000] for r, m, a in EACH)]
    ),
    "targets_2025.csv": text(wide(["Rep", *NAMES])),
    "targets 2025 in numbers.csv": text(wide(["Rep", *MONTHS])),
    "thousands.csv": text(wide(["Rep", *(f"{name}-25 Target (k)" for name in NAMES)], 1000)),
    "目标.csv": "2025年销售目标 单位：万元\n" + text(wide(["姓名", *(f"{m}月" for m in MONTHS)], 10_000)),
    "FY2025 quotas with totals.csv": text(with_totals()),
    "year in the sheet.xlsx": workbook({"2025": [["Rep targets"], [], *wide(["Rep", *NAMES])]}),
    "excel months.xlsx": workbook({"Targets": wide(["Rep", *(date(2025, m, 1) for m in MONTHS)])}),
    "targets, a sheet a half.xlsx": workbook(
        {
            "2025 H1": wide(["Rep", *NAMES[:6]], months=range(1, 7)),
            "2025 H2": wide(["Rep", *NAMES[6:]], months=range(7, 13)),
        }
    ),
}  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Bench]:
    with bench(tmp_path) as opened:
        yield opened


def targets(house: Bench, *by: str, **asked: Any) -> dict[tuple[Any, ...], Any]:
    with house.store.read() as cursor:
        result = run(cursor, "target", by=by, as_of=date(2025, 12, 31), settings=WorkspaceSettings(), **asked)
    return {tuple(name for _, name in row.dims): row.value for row in result.rows if row.value is not None}


@pytest.mark.parametrize("name", list(DRESSES))
def test_each_dress_gives_the_same_targets(house: Bench, name: str):
    report = house.load({name: DRESSES[name]})
    assert [file.status for file in report.files] == ["loaded"] * len(report.files)
    assert all(file.rows == file.new and not file.rejected for file in report.files)
    assert targets(house, "rep", "month") == TRUE


def test_all_dresses_together_count_once(house: Bench):
    house.load(DRESSES)
    assert targets(house, "rep", "month") == TRUE


def test_dresses_one_after_the_other_count_once(house: Bench):
    for name, content in DRESSES.items():
        house.load({name: content})
    assert targets(house, "rep", "month") == TRUE


def test_undoing_a_load_brings_the_targets_before_it_back(house: Bench):
    house.load({"long.csv": DRESSES["long.csv"]})
    second = house.load({"targets_2025.csv": text(wide(["Rep", *NAMES], 10))})
    assert targets(house, "rep", "month") != TRUE
    house.undo(second.load_id)
    assert targets(house, "rep", "month") == TRUE
    house.redo(second.load_id)
    assert targets(house, "rep", "month") != TRUE


def test_a_quarter_is_the_sum_of_its_months_and_a_total_that_of_all(house: Bench):
    house.load({"targets_2025.csv": DRESSES["targets_2025.csv"]})
    quarters = targets(house, "rep", "quarter")
    assert quarters["Bo", "2025-Q1"] == TRUE["Bo", "2025-01"] + TRUE["Bo", "2025-02"]
    assert targets(house)[()] == sum(TRUE.values())


def test_what_was_known_earlier_holds_the_targets_of_wide_tables(house: Bench):
    house.load({"targets_2025.csv": DRESSES["targets_2025.csv"]})
    with known_on(house.store, NOW.date(), reporting="CNY") as cursor:
        asked = {"by": ("rep", "month"), "as_of": date(2025, 12, 31), "settings": WorkspaceSettings()}
        rows = run(cursor, "target", **asked).rows
    assert {(row.dims[0][1], row.dims[1][1]): row.value for row in rows if row.value is not None} == TRUE
