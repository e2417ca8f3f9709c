"""The sample files beside the repository, read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesperf.errors import SalesPerfError

EXPECTED = {
    "maven_crm/sales_pipeline.csv": (8800, 8),
    "maven_crm/accounts.csv": (85, 7),
    "maven_crm/products.csv": (7, 3),
    "maven_crm/sales_teams.csv": (35, 3),
    "adventureworks_reseller/Sales.csv": (57_851, 10),
    "adventureworks_reseller/Product.csv": (397, 8),
    "adventureworks_reseller/Targets.csv": (809, 3),
    "salesforce_devorg/Opportunity.csv": (36, 19),
    "fivetran_seeds/dbt_salesforce/sf_lead_data.csv": (1, 382),
    "fmcg_targets/Sales.csv": (4501, 9),
}
HEADERLESS = {
    "SalesPerson": 9,
    "SalesPersonQuotaHistory": 5,
    "SalesTerritory": 10,
    "SalesTerritoryHistory": 6,
}


@pytest.mark.parametrize("file", EXPECTED)
def test_a_sample_has_its_rows_and_columns(read, samples, file):
    reading = read(samples / "data" / file, Path(file).name)
    assert (len(reading.rows), len(reading.table.columns)) == EXPECTED[file]
    assert reading.lines == list(range(2, len(reading.rows) + 2))


@pytest.mark.parametrize("file", HEADERLESS)
def test_the_originals_without_header_are_recognised_as_such(read, samples, file):
    table = read(samples / f"data/adventureworks_quota/{file}.csv").table
    assert (table.headerless, table.delimiter, len(table.columns)) == (True, "\t", HEADERLESS[file])


def test_the_chinese_superstore_has_three_sheets_and_its_sales(read, samples):
    reading = read(samples / "data/superstore_cn/superstore_cn.xls", "superstore_cn.xls")
    assert [table.name for table in reading.tables] == [
        "superstore_cn.xls:订单",
        "superstore_cn.xls:退货",
        "superstore_cn.xls:销售人员",
    ]
    assert [table.rows for table in reading.tables] == [10_000, 296, 6]
    sales = reading.tables[0].columns.index("销售额")
    thousandths = sum(round(float(cells[sales]) * 1000) for _, cells, _ in reading.loaded[0])
    assert thousandths == 16_117_548_237


def test_licences_are_no_tables(read, samples):
    with pytest.raises(SalesPerfError) as refusal:
        read(samples / "data/fmcg_targets/LICENSE", "LICENSE")
    assert refusal.value.code == "file.no_table"


def test_every_sample_is_accounted_for_line_by_line(read, samples):
    for path in sorted((samples / "data").rglob("*.csv")):
        table = read(path, path.name).table
        apart = sum(entry.count for entry in table.not_data)
        assert table.rows + apart == table.lines, path.name
