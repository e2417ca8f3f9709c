"""One small company in the dress of systems that nobody declared: its figures come out right."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
import xlsxwriter

from tests.importers.bench import bench

# name, account, owner, outcome, amount, created, close
DEALS = [
    ("Oak line", "Acme Steel", "Ann Lee", "won", 12000.5, date(2025, 3, 4), date(2025, 5, 14)),
    ("Elm press", "Beta Foods", "Bo Ray", "lost", 8800, date(2025, 3, 20), date(2025, 6, 30)),
    ("Fir roof", "Gamma AG", "Ann Lee", "open", 430.25, date(2025, 4, 7), date(2025, 12, 31)),
    ("Ash gate", "Acme Steel", "Cy Doe", "won", 1250000, date(2025, 4, 22), date(2025, 7, 1)),
    ("Yew hull", "Delta Ltd", "Bo Ray", "open", 75000, date(2025, 5, 5), date(2026, 1, 15)),
    ("Bay door", "Eps Co", "Cy Doe", "lost", 990, date(2025, 5, 28), date(2025, 8, 19)),
]
EXPECTED = (2, 2, 2, sum(round(100 * deal[4]) for deal in DEALS), date(2025, 3, 4), date(2026, 1, 15))


def us(day):
    return day.strftime("%m/%d/%Y")


def cn(day):
    return f"{day.year}年{day.month}月{day.day}日"


def rows(header, *, amount, day, words, ids="{}"):
    """The header and a line a deal: id, name, account, owner, stage, amount, created, close."""
    outcomes = dict(zip(("won", "lost", "open"), words, strict=True))
    return [
        header,
        *(
            [ids.format(n), name, account, owner, outcomes[outcome], amount(value), day(created), day(close)]
            for n, (name, account, owner, outcome, value, created, close) in enumerate(DEALS, 1)
        ),
    ]


def text(lines, delimiter=",", encoding="utf-8"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(lines)
    return out.getvalue().encode(encoding)


def netsuite():
    header = ["Document Number", "Opportunity Title", "Customer", "Sales Rep", "Entity Status"]
    header += ["Projected Total", "Date Created", "Expected Close"]
    words = ("CUSTOMER-Closed Won", "PROSPECT-Closed Lost", "PROSPECT-Proposal")
    lines = rows(header, amount="{:,.2f}".format, day=us, words=words, ids="OP{:05}")
    above = [["Northwind"], ["Opportunities by Sales Rep"], ["From Mar 1 to Dec 31"], [], ["Options: no"], []]
    return text([*above, *lines, ["Total", "", "", "", "", "1,347,220.75", "", ""], ["Count", "6"]])


def suite_lines_in_quotes():
    header = [
        "ID",
        "Opportunity Name",
        "Account Name",
        "Assigned To",
        "Sales Stage",
        "Amount",
        "Created",
        "Close Date",
    ]
    words = ("CLOSED_WON", "CLOSED_LOST", "IN_PROGRESS")
    lines = rows(header, amount="{:.2f}".format, day=date.isoformat, words=words)
    return "\n".join('"' + ",".join(line) + '"' for line in lines).encode()


def swiss():
    header = ["Deal ID", "Deal Name", "Company", "Owner", "Stage", "Amount", "Create Date", "Close Date"]

    def amount(value):
        return f"{value:,.2f}".replace(",", "’").replace(".00", ".-")

    return text(
        rows(header, amount=amount, day=lambda d: d.strftime("%d.%m.%Y"), words=("Won", "Lost", "Offer")), ";"
    )


def yonyou():
    header = [
        "商机编码",
        "商机名称",
        "客户名称",
        "负责人",
        "商机阶段",
        "预计签约金额",
        "制单日期",
        "预计签约日期",
    ]
    lines = rows(header, amount="￥{:,.2f}".format, day=cn, words=("赢单", "失败", "商务谈判"), ids="{:06}")
    units = ["", "", "", "", "", "（元）", "", ""]
    return text(
        [header, units, *lines[1:], ["合计", "", "", "", "", "￥1,347,220.75", "", ""]], "\t", "utf-16"
    )


def page():
    header = ["Opportunity ID", "Name", "Company", "Owned By", "Status", "Value", "Created At", "Close Date"]
    lines = rows(header, amount="${:,.2f}".format, day=us, words=("Won", "Lost", "Open"))
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
    return f"<html><body><table><tr><td colspan=8>Deals</td></tr>{body}</table></body></html>".encode()


def merged_sheet():
    header = ["销售", "编号", "商机名称", "客户", "阶段", "金额(万元)", "创建日期", "预计成交日期"]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        cover = book.add_worksheet("封面")
        cover.write_row(0, 0, ["商机报表", "2025年"])
        cover.write_row(1, 0, ["制表人", "张三"])
        sheet = book.add_worksheet("明细")
        sheet.write_row(2, 1, header)
        line = 3
        for owner in ("Ann Lee", "Bo Ray", "Cy Doe"):
            sheet.merge_range(line, 1, line + 1, 1, owner)
            for n, (name, account, who, outcome, value, created, close) in enumerate(DEALS, 1):
                if who == owner:
                    stage = {"won": "赢单", "lost": "输单", "open": "报价"}[outcome]
                    sheet.write_row(
                        line, 2, [f"A{n}", name, account, stage, value / 10000, cn(created), cn(close)]
                    )
                    line += 1
        sheet.write_row(line, 1, ["合计", "", "", "", "", 134.722075])
    return out.getvalue()


FILES = {
    "netsuite.csv": netsuite,
    "suite.csv": suite_lines_in_quotes,
    "swiss.csv": swiss,
    "yonyou.txt": yonyou,
    "copper.xls": page,
    "merged.xlsx": merged_sheet,
}


@pytest.mark.parametrize("name", FILES)
def test_a_disguised_export_gives_the_figures_of_the_company(tmp_path, name):
    with bench(tmp_path) as house:
        (file,) = house.load({name: FILES[name]()}).files
        assert (file.status, file.object, file.rows, file.new, file.rejected) == ("loaded", "deals", 6, 6, 0)
        assert file.lines == file.not_data + file.rows
        figures = house.one(
            "select count(case when status = 1 then 1 end), count(case when status = 2 then 1 end),"
            " count(case when status = 0 then 1 end), sum(amount), min(created_on),"
            " max(coalesce(closed_on, due_on)) from core.spans where to_day = date '9999-12-31'"
        )
        assert figures == EXPECTED
        assert house.one("select count(distinct owner_ref) from core.spans") == 3


def test_numbers_of_lines_are_no_ids(tmp_path):
    header = ["No.", "Deal Name", "Account", "Owner", "Stage", "Amount", "Created", "Close Date"]
    lines = rows(header, amount=str, day=date.isoformat, words=("Won", "Lost", "Open"))
    again = [header, *([str(n), *line[1:]] for n, line in enumerate(reversed(lines[1:]), 1))]
    with bench(tmp_path) as house:
        house.load({"deals.csv": text(lines)})
        (file,) = house.load({"deals.csv": text(again)}).files
        assert (file.unchanged, file.new, file.changed) == (6, 0, 0)


def test_what_is_not_known_yet_is_empty_and_counted(tmp_path):
    header = ["Deal ID", "Deal Name", "Account", "Owner", "Stage", "Amount", "Created", "Close Date"]
    lines = rows(header, amount=str, day=date.isoformat, words=("Won", "Lost", "Open"))
    lines[3][5], lines[3][7], lines[5][7] = "TBD", "待定", "unknown"
    with bench(tmp_path) as house:
        (file,) = house.load({"deals.csv": text(lines)}).files
        told = [(i.column, i.params["n"]) for i in file.issues if i.code == "cell.undecided"]
        assert (file.new, file.rejected, told) == (6, 0, [("Amount", 1), ("Close Date", 2)])
