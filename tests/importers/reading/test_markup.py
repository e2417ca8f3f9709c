"""Web pages and workbooks in XML under the name of a workbook: what many systems call an export to Excel."""

from __future__ import annotations

import pytest

from salesperf.errors import SalesPerfError

ROWS = [["Deal", "Amount", "Closed"], ["Roof & co", "1,200.50", "2024-01-05"], ["Floor", "20", "2024-01-06"]]


def page(rows, *, before="", after="", encoding="utf-8"):
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    head = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    style = "<style>td {color: red}</style><title>x</title></head><body>"
    return f"{head}{style}{before}<table border=1>{body}</table>{after}</body></html>".encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-8-sig"])
def test_the_table_of_a_page_is_read(read, encoding):
    rows = [["商机名称", "金额", "成交日期"], *([f"项目{i}", str(i), f"2024-01-{i:02}"] for i in range(1, 9))]
    reading = read(page(rows, encoding=encoding.removesuffix("-sig")), "商机.xls")
    assert reading.table.columns == ("商机名称", "金额", "成交日期")
    assert reading.rows == rows[1:]
    assert (reading.table.lines, reading.table.name) == (9, "商机.xls")


def test_entities_breaks_scripts_and_exact_numbers(read):
    rows = [*ROWS[:1], ["Roof &amp; co<br>north<script>alert(1)</script>", "", "2024-01-05"], ROWS[2]]
    content = page(rows).replace(b"<td></td>", b'<td x:num="1200.5">1.200,50</td>')
    assert read(content, "x.xls").rows[0] == ["Roof & co\nnorth", "1200.5", "2024-01-05"]


def test_tables_that_lay_the_page_out_are_no_tables(read):
    inner = page(ROWS).decode().partition("<body>")[2].partition("</body>")[0]
    outer = f"<html><table><tr><td>Report</td><td>Logo</td></tr><tr><td>{inner}</td></tr></table></html>"
    reading = read(outer.encode(), "x.xls")
    assert [table.columns for table in reading.tables if table.rows == 2] == [("Deal", "Amount", "Closed")]


def test_cells_over_several_rows_and_columns(read):
    text = (
        "<table><tr><th rowspan=2>Owner</th><th rowspan=2>Deal</th><th colspan=2>Closed</th></tr>"
        "<tr><th>Date</th><th>By</th></tr>"
        "<tr><td rowspan=2>Ann</td><td>Roof</td><td>2024-01-05</td><td>Bo</td></tr>"
        "<tr><td>Floor</td><td>2024-01-06</td><td>Cy</td></tr>"
        "<tr><td>Di</td><td>Door</td><td>2024-01-07</td><td>Cy</td></tr></table>"
    )
    reading = read(text, "x.xls")
    assert reading.table.columns == ("Owner", "Deal", "Date", "By")
    assert [row[:2] for row in reading.rows] == [["Ann", "Roof"], ["Ann", "Floor"], ["Di", "Door"]]


def test_the_sheets_of_a_workbook_in_xml_are_read(read):
    def sheet(name, rows):
        body = "".join(
            "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
            for row in rows
        )
        return f'<Worksheet ss:Name="{name}"><Table>{body}</Table></Worksheet>'

    door, day = "<Cell><Data>Door</Data></Cell>", '<Cell ss:Index="3"><Data>2024-01-07</Data></Cell>'
    skipped = f'<Row ss:Index="6">{door}{day}</Row>'
    text = (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        + sheet("Deals", [[c.replace("&", "&amp;") for c in row] for row in ROWS]).replace(
            "</Table>", skipped + "</Table>"
        )
        + sheet("People", [["Rep", "Team"], ["Ann", "North"], ["Bo", "South"]])
        + "</Workbook>"
    )
    reading = read(text, "x.xls")
    assert [(t.name, t.rows) for t in reading.tables] == [("x.xls:Deals", 3), ("x.xls:People", 2)]
    assert reading.loaded[0][0][1] == ["Roof & co", "1,200.50", "2024-01-05"]
    assert reading.loaded[0][2][:2] == (6, ["Door", None, "2024-01-07"])


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><h1>Please sign in</h1></body></html>",
        '<?xml version="1.0"?><Workbook/>',
        "<!DOCTYPE html><table><tr><td>only</td></tr><tr><td>one</td></tr><tr><td>column.</td></tr></table>",
        "<table><tr><td>a</td></tr>" * 300,
    ],
)
def test_pages_without_a_table_of_data_are_refused(read, text):
    with pytest.raises(SalesPerfError) as refusal:
        read(text, "x.xls")
    assert refusal.value.code == "file.markup"


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td colspan=9999999 rowspan=9999999>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
        "<table>" + "<tr>" + "<td colspan=2000>" * 3 + "</table>",
        "<table><tr index=1000000><td>a<td>b<tr index=1000001><td colspan=2000>c</table>",
        "<!--" + "<table>" * 1000,
    ],
)
def test_hostile_pages_are_refused(read, text):
    with pytest.raises(SalesPerfError):
        read(text, "x.xls")
