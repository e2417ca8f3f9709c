"""Every layout tells the same company."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from salesperf.demo import LAYOUTS, Company, export_files, write_export
from salesperf.demo.exports.ids import salesforce_ids, with_checksum
from salesperf.demo.exports.snapshot import CHINESE
from salesperf.demo.exports.style import money_texts
from salesperf.demo.picture import bookings_in_yuan
from salesperf.errors import SalesPerfError

HEADERS = Path(__file__).parents[3] / "shared" / "crm" / "export_headers.json"


@pytest.fixture(scope="module")
def weekly(company: Company) -> dict[str, bytes]:
    return export_files(company, "salesforce_weekly")


def rows_of(content: bytes, *, encoding: str = "utf-8", delimiter: str = ",") -> list[dict[str, str]]:
    lines = csv.reader(io.StringIO(content.decode(encoding), newline=""), delimiter=delimiter)
    header, *rest = [line for line in lines if len(line) > 1]
    return [dict(zip(header, line, strict=True)) for line in rest]


def yuan_won(company: Company) -> Decimal:
    return Decimal(int(bookings_in_yuan(company.deals, company.rates, company.people)["amount"].sum())) / 100


def own_amounts(company: Company, status: str) -> dict[str, Decimal]:
    """Sum of amounts by currency, not converted."""
    deals = company.deals[company.deals["removed_on"].isna() & company.deals["status"].eq(status)]
    return {c: Decimal(int(a)) / 100 for c, a in deals.groupby("currency")["amount"].sum().items()}


def sums(rows: list[dict[str, str]], amount: str, currency: str) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for row in rows:
        if row[amount]:
            found[row[currency]] = found.get(row[currency], Decimal(0)) + Decimal(row[amount])
    return found


def test_salesforce_weekly_agrees_with_the_company(company: Company, weekly: dict[str, bytes]) -> None:
    rows = rows_of(weekly["Opportunity.csv"], encoding="cp1252")
    assert len(rows) == company.deals["removed_on"].isna().sum()
    won = [row for row in rows if row["IsWon"] == "1"]
    assert sums(won, "Amount", "CurrencyIsoCode") == own_amounts(company, "won")
    opened = [row for row in rows if row["IsClosed"] == "0"]
    assert sums(opened, "Amount", "CurrencyIsoCode") == own_amounts(company, "open")
    assert all(row["StageName"] == "Won" for row in won)


def test_salesforce_history_ends_where_the_opportunity_stands(weekly: dict[str, bytes]) -> None:
    last = {row["OpportunityId"]: row for row in rows_of(weekly["OpportunityHistory.csv"], encoding="cp1252")}
    for row in rows_of(weekly["Opportunity.csv"], encoding="cp1252"):
        event = last[row["Id"]]
        assert (event["StageName"], event["Amount"], event["CloseDate"]) == (
            row["StageName"],
            row["Amount"],
            row["CloseDate"],
        )


def test_salesforce_files_join_by_id_except_for_the_planted_owner(weekly: dict[str, bytes]) -> None:
    tables = {name: rows_of(content, encoding="cp1252") for name, content in weekly.items()}
    ids = {name: {row["Id"] for row in rows} for name, rows in tables.items()}
    assert all(len(ids[name]) == len(rows) for name, rows in tables.items())
    owners = {row["OwnerId"] for row in tables["Opportunity.csv"]}
    assert owners - ids["User.csv"] == {salesforce_ids("005", [25])[0]}
    assert {row["AccountId"] for row in tables["Opportunity.csv"]} <= ids["Account.csv"]
    assert {row["WhatId"] for row in tables["Task.csv"]} <= ids["Opportunity.csv"]


@pytest.mark.skipif(not HEADERS.exists(), reason="the list of export headers is not beside this repository")
def test_salesforce_headers_are_those_of_real_exports(company: Company) -> None:
    known = pd.read_json(HEADERS, typ="series")["salesforce"]["objects"]
    first = export_files(company, "salesforce_weekly", as_of=company.start, custom_fields=False)
    for name, content in first.items():
        header = next(csv.reader([content.decode("cp1252").splitlines()[0]]))
        assert header == known[name]["headers"]


def test_a_known_salesforce_id_gets_its_known_checksum() -> None:
    assert with_checksum("001bm00001ZL8U9") == "001bm00001ZL8U9AAL"
    assert with_checksum("006bm00000LKJNN") == "006bm00000LKJNNAA5"


def test_salesforce_report_counts_its_rows_in_the_footer(company: Company) -> None:
    text = export_files(company, "salesforce_report")["report.csv"].decode()
    lines = list(csv.reader(io.StringIO(text)))
    data = [line for line in lines[1:] if len(line) > 1]
    assert f"Grand Totals ({len(data)} records)" in text
    assert {len(line[-1]) for line in data} == {15}


def test_wukong_agrees_with_the_company_in_yuan(company: Company) -> None:
    files = export_files(company, "wukong")
    rows = rows_of(files["商机信息.csv"], encoding="gb18030")
    assert sum(Decimal(row["商机金额"]) for row in rows if row["商机阶段"] == "赢单") == yuan_won(company)
    assert {row["客户名称"] for row in rows} == {
        row["客户名称"] for row in rows_of(files["客户信息.csv"], encoding="gb18030")
    }


def test_wukong_rows_are_told_apart_by_name_account_and_day(company: Company) -> None:
    rows = rows_of(export_files(company, "wukong")["商机信息.csv"], encoding="gb18030")
    assert len({(row["商机名称"], row["客户名称"], row["创建时间"][:10]) for row in rows}) == len(rows)


def test_chinese_names_and_ten_thousands_are_written_exactly(company: Company) -> None:
    files = export_files(company, "wukong", encoding="gbk", chinese_names=True, numbers="wan")
    rows = rows_of(files["商机信息.csv"], encoding="gbk")
    won = [row["商机金额"] for row in rows if row["商机阶段"] == "赢单"]
    assert any(amount.endswith("万") for amount in won)
    exact = sum(Decimal(a[:-1]) * 10_000 if a.endswith("万") else Decimal(a) for a in won)
    assert exact == yuan_won(company)
    assert "林悦" in {row["负责人"] for row in rows}


def test_four_tables_agree_with_the_company(company: Company) -> None:
    files = export_files(company, "four_table")
    rows = rows_of(files["sales_pipeline.csv"])
    assert sum(Decimal(row["close_value"]) for row in rows if row["deal_stage"] == "Won") == yuan_won(company)
    assert {row["close_value"] for row in rows if row["deal_stage"] == "Lost"} == {"0"}
    products = {row["product"] for row in rows_of(files["products.csv"])}
    assert {row["product"] for row in rows} - products == {"VisionKit"}
    assert len({row["opportunity_id"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("layout", "file", "amount", "currency", "won"),
    [
        ("hubspot", "hubspot-crm-exports-all-deals.csv", "Amount", "Currency", ("Is Closed Won", "true")),
        ("pipedrive", "deals.csv", "Deal - Value", "Deal - Currency of Value", ("Deal - Status", "Won")),
        ("salesforce_dataloader", "Opportunity.csv", "Amount", "CurrencyIsoCode", ("IsWon", "true")),
        ("salesforce_report", "report.csv", "Amount", "Amount Currency", ("Stage", "Won")),
    ],
)
def test_other_layouts_agree_with_the_company(
    company: Company, layout: str, file: str, amount: str, currency: str, won: tuple[str, str]
) -> None:
    rows = rows_of(export_files(company, layout)[file])
    assert len(rows) == company.deals["removed_on"].isna().sum()
    chosen = [row for row in rows if row[won[0]] == won[1]]
    assert sums(chosen, amount, currency) == own_amounts(company, "won")


def test_hubspot_enters_won_on_the_close_date(company: Company) -> None:
    rows = rows_of(export_files(company, "hubspot")["hubspot-crm-exports-all-deals.csv"])
    won = [row for row in rows if row["Is Closed Won"] == "true"]
    assert all(row['Date entered "Won (Sales Pipeline)"'] == row["Close Date"] for row in won)


def test_targets_in_a_table_are_the_company_s(company: Company) -> None:
    rows = rows_of(export_files(company, "targets")["targets.csv"])
    assert sum(Decimal(row["amount"]) for row in rows) * 100 == int(company.targets["amount"].sum())


def test_rates_are_written_as_they_are(company: Company) -> None:
    rows = rows_of(export_files(company, "rates")["rates.csv"])
    assert [Decimal(row["rate"]) for row in rows] == [Decimal(n) / 10_000 for n in company.rates["num"]]


def test_teams_tell_who_left_and_who_moved(company: Company) -> None:
    rows = rows_of(export_files(company, "teams")["teams.csv"])
    assert len({row["rep"] for row in rows}) == 24
    assert [row["team"] for row in rows if row["rep"] == "Lu Han"] == ["North", "East"]
    assert [row["rep"] for row in rows if row["to"] and row["rep"] != "Lu Han"] == ["Cao Yu"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "cp1252", "iso-8859-1"]
)
def test_english_layouts_can_be_written_in_every_encoding(company: Company, encoding: str) -> None:
    file = export_files(company, "four_table", encoding=encoding)["accounts.csv"]
    assert "Müller Antriebe" in {row["account"] for row in rows_of(file, encoding=encoding)}


@pytest.mark.parametrize(
    ("dates", "written"),
    [
        ("ymd_slash", "2026/11/5"),
        ("chinese", "2026年11月5日"),
        ("compact", "20261105"),
        ("dmy_slash", "05/11/2026"),
        ("mdy_slash", "11/5/2026"),
        ("dmy_dot", "05.11.2026"),
        ("words", "5 Nov, 2026"),
    ],
)
def test_dates_can_be_written_in_every_style(company: Company, dates: str, written: str) -> None:
    plain, styled = (
        rows_of(export_files(company, "four_table", **choice)["sales_pipeline.csv"])
        for choice in ({}, {"dates": dates})
    )
    places = [n for n, row in enumerate(plain) if row["engage_date"] == "2026-11-05"]
    assert places
    assert {styled[n]["engage_date"] for n in places} == {written}


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        ("plain", "1234567.5|12000"),
        ("two_digits", "1234567.50|12000.00"),
        ("grouped", "1,234,567.50|12,000.00"),
        ("decimal_comma", "1.234.567,50|12.000,00"),
        ("yuan", "￥1,234,567.50|￥12,000.00"),
        ("wan", "123.45675万|1.2万"),
        ("thousands", "1234.5675K|12K"),
    ],
)
def test_numbers_can_be_written_in_every_style(numbers: str, written: str) -> None:
    wanted = written.replace("1234567.5|", "1234567.50|")
    assert "|".join(money_texts([123_456_750, 1_200_000], numbers)) == wanted
    assert money_texts([None], numbers) == [""]


def test_exports_are_the_same_bytes_every_time(company: Company) -> None:
    for layout in ("wukong", "targets_wide", "hubspot"):
        assert export_files(company, layout) == export_files(company, layout)


def test_successive_exports_grow_and_lose_what_was_removed(company: Company) -> None:
    days = [company.as_of - timedelta(weeks=weeks) for weeks in (3, 2, 1, 0)]
    seen = [_ids_on(company, day) for day in days]
    assert len(seen[0]) < len(seen[-1])
    removed = set().union(*(before - after for before, after in pairwise(seen)))
    gone = company.deals.loc[company.deals["removed_on"].notna(), "deal_id"]
    assert removed == {str(number) for number in gone}


def test_an_export_of_an_earlier_day_knows_nothing_later(company: Company) -> None:
    day = company.as_of - timedelta(days=10)
    for name, content in export_files(company, "salesforce_weekly", as_of=day).items():
        for row in rows_of(content, encoding="cp1252"):
            assert row["CreatedDate"][:10] <= f"{day}"
            if name == "Opportunity.csv" and row["IsClosed"] == "1":
                assert row["CloseDate"][:10] <= f"{day}"


def test_files_are_written_to_a_new_folder(company: Company, tmp_path: Path) -> None:
    paths = write_export(company, "four_table", tmp_path / "out", delimiter=";", file_format="csv")
    assert [path.name for path in paths] == [
        "sales_pipeline.csv",
        "accounts.csv",
        "products.csv",
        "sales_teams.csv",
    ]
    assert rows_of(paths[0].read_bytes(), delimiter=";")


def test_any_layout_can_be_a_workbook(company: Company) -> None:
    sheet = pd.read_excel(
        io.BytesIO(export_files(company, "targets_wide")["targets_by_month.xlsx"]), engine="calamine"
    )
    reps = company.targets[company.targets["owner_kind"] == "rep"]
    assert len(sheet) == reps["owner"].nunique()
    assert sheet.iloc[:, 1:].sum().sum() * 100_000 == reps["amount"].sum()
    deals = pd.read_excel(
        io.BytesIO(export_files(company, "four_table", file_format="xlsx")["sales_pipeline.xlsx"]),
        engine="calamine",
    )
    assert Decimal(str(round(deals.loc[deals["deal_stage"] == "Won", "close_value"].sum(), 2))) == yuan_won(
        company
    )


@pytest.mark.parametrize(
    ("layout", "choice"),
    [
        ("sugar", {}),
        ("wukong", {"dates": "julian"}),
        ("wukong", {"numbers": "roman"}),
        ("hubspot", {"colour": 1}),
    ],
)
def test_an_unknown_choice_names_what_there_is(
    company: Company, layout: str, choice: dict[str, object]
) -> None:
    with pytest.raises(SalesPerfError, match="There is"):
        export_files(company, layout, **choice)


def test_every_word_of_the_company_has_its_chinese_form(company: Company) -> None:
    words = {
        *company.stages["name"],
        *company.deals["source"],
        *company.deals["type"],
        *company.products["name"],
    }
    words |= {*company.accounts["industry"], *company.people.teams["name"], *company.people.reps["name"]}
    assert words <= set(CHINESE)
    assert len(set(CHINESE.values())) == len(CHINESE)


def test_layouts_declare_their_key_once() -> None:
    assert all(key == layout.key for key, layout in LAYOUTS.items())


def _ids_on(company: Company, day: date) -> set[str]:
    rows = rows_of(export_files(company, "pipedrive", as_of=day)["deals.csv"])
    return {row["Deal - ID"] for row in rows}


@pytest.mark.parametrize(
    ("layout", "amount", "currency", "won"),
    [
        ("zoho", "Amount", "Currency", ("Stage", "Won")),
        ("dynamics365", "Est. revenue", "Currency", ("Status", "Won")),
        ("odoo", "Expected Revenue", "Currency", ("Stage", "Won")),
        ("fxiaoke", "商机金额", "币种", ("商机状态", "赢单")),
        ("sheet", "Value", "Currency", ("Phase", "Won")),
        ("sheet_chinese", "预计金额", "币种", ("项目阶段", "赢单")),
    ],
)
def test_every_deals_list_agrees_with_the_company(
    company: Company, layout: str, amount: str, currency: str, won: tuple[str, str]
) -> None:
    choices = {"currency_codes": True} if layout == "dynamics365" else {}
    files = export_files(company, layout, file_format="csv", encoding="utf-8", dates="iso", **choices)
    (content,) = files.values()
    rows = rows_of(content)
    assert len(rows) == company.deals["removed_on"].isna().sum()
    chosen = [row for row in rows if row[won[0]] == won[1]]
    assert sums(chosen, amount, currency) == own_amounts(company, "won")
    assert len({row[next(iter(row))] for row in rows}) == len(rows)


@pytest.mark.skipif(not HEADERS.exists(), reason="the list of export headers is not beside this repository")
@pytest.mark.parametrize(
    ("layout", "system", "object_"),
    [
        ("zoho", "zoho", "Deals_YYYY_MM_DD.csv"),
        ("dynamics365", "dynamics365", "Opportunity"),
        ("odoo", "odoo", "crm.lead (labels)"),
        ("fxiaoke", "fxiaoke_纷享销客", "商机2.0 NewOpportunityObj"),
    ],
)
def test_headers_are_those_of_real_exports_in_their_order(
    company: Company, layout: str, system: str, object_: str
) -> None:
    known = pd.read_json(HEADERS, typ="series")[system]["objects"][object_]["headers"]
    files = export_files(company, layout, as_of=company.start, file_format="csv", encoding="utf-8")
    (header,) = {tuple(next(csv.reader([content.decode().splitlines()[0]]))) for content in files.values()}
    shared = [name for name in header if name in known]
    assert shared == [name for name in known if name in header]
    assert len(shared) >= 0.5 * len(header)


def test_dynamics_puts_its_hidden_columns_in_front(company: Company) -> None:
    (content,) = export_files(company, "dynamics365").values()
    sheet = pd.read_excel(io.BytesIO(content), engine="calamine")
    assert [name.split(") ")[0] for name in sheet.columns[:3]] == ["(Do Not Modify"] * 3
    assert (sheet.loc[sheet["Status"] == "Lost", "Actual Revenue"] == 0).all()


def test_odoo_archives_lost_deals_where_they_were_lost(company: Company) -> None:
    (content,) = export_files(company, "odoo", file_format="csv").values()
    rows = rows_of(content)
    lost = [row for row in rows if row["Active"] == "False"]
    assert len(lost) == (company.deals["removed_on"].isna() & company.deals["status"].eq("lost")).sum()
    assert {row["Probability"] for row in lost} == {"0.0"}
    assert not {"Won", "Lost"} & {row["Stage"] for row in lost}


@pytest.mark.parametrize("layout", ["zoho", "dynamics365", "odoo"])
def test_a_crm_in_chinese_translates_headers_and_pick_lists(company: Company, layout: str) -> None:
    (content,) = export_files(company, layout, language="zh", file_format="csv", encoding="utf-8").values()
    header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    assert {"创建时间"} <= set(header)
    stage = next(n for n, name in enumerate(header) if name.endswith("阶段"))
    assert {"线索", "报价"} <= {row[stage] for row in rows}
