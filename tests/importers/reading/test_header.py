from __future__ import annotations

import pytest

from salesperf.errors import SalesPerfError

DATA = "Roof,15,2024-01-05\nFloor,20,2024-02-05\n"


def test_notes_and_titles_above_the_header_are_no_data(read):
    reading = read("Deals of the north\nExported 2024-03-01\n\nName,Amount,Closed\n" + DATA)
    assert reading.table.header_line == 4
    assert reading.apart("note") == ["Deals of the north", "Exported 2024-03-01"]
    assert reading.lines == [5, 6]


def test_a_merged_title_padded_by_excel_is_a_note(read):
    reading = read("Deals,,\n,,\nName,Amount,Closed\n" + DATA)
    assert (reading.table.header_line, reading.apart("note")) == (3, ["Deals"])


def test_an_import_template_has_notes_first_and_stars_on_required_columns(read):
    reading = read(
        '"注意事项：\n1、红色为必填项\n2、日期格式为2024-01-01",,\n*商机名称,*客户名称,商机金额\n屋顶,云栖,15\n'
    )
    assert reading.table.columns == ("商机名称", "客户名称", "商机金额")
    assert reading.table.header_line == 4
    assert reading.lines == [5]


def test_a_star_behind_the_name_goes_too(read):
    assert read("Deal - Title*,Deal - Value\nRoof,15\n").table.columns == ("Deal - Title", "Deal - Value")


def test_names_of_groups_above_the_header_are_told_apart(read):
    reading = read("Deal,,,Person,\nName,Amount,Closed,Owner,Team\nRoof,15,2024-01-05,Ann,North\n")
    assert reading.table.header_line == 2
    assert reading.apart("header") == ["Deal Person", "Name Amount Closed Owner Team"]


def test_names_below_names_of_groups_are_one_header_with_them(read):
    text = "Name,Owner,Created,,Closed,\n,,Date,By,Date,By\nRoof,Ann,2024-01-05,Bo,2024-02-05,Cy\n"
    table = read(text).table
    assert table.columns == ("Name", "Owner", "Created Date", "Created By", "Closed Date", "Closed By")
    assert (table.header_line, table.rows, table.data_lines) == (2, 1, (3, 3))
    assert [(e.kind, e.first_line) for e in table.not_data] == [("header", 1), ("header", 2)]


def test_a_group_above_tells_columns_of_one_name_apart(read):
    text = (
        "Deal,,Created,,Closed,\nName,Owner,Date,By,Date,By\n" + "Roof,Ann,2024-01-05,Bo,2024-02-05,Cy\n" * 4
    )
    columns = ("Name", "Owner", "Created Date", "Created By", "Closed Date", "Closed By")
    assert read(text).table.columns == columns


@pytest.mark.parametrize(
    "text",
    [
        "Name,Owner,Amount,\nRoof,Ann,5,\nFloor,Bo,6,\n",
        "Name,,Amount,Date\nRoof,x,5,2024-01-05\nFloor,y,6,2024-01-06\n",
        "Name,Owner,,Date\n,Ann,no,2024-01-05\nFloor,Bo,yes,2024-01-06\n",
    ],
)
def test_a_first_row_with_blanks_is_no_second_row_of_the_header(read, text):
    assert read(text).table.rows == 2


@pytest.mark.parametrize(
    ("units", "columns"),
    [
        (",,(CNY),(yyyy-mm-dd)", ("Name", "Owner", "Amount (CNY)", "Closed")),
        (",,万元,", ("Name", "Owner", "Amount (万元)", "Closed")),
        (",,【元】,", ("Name", "Owner", "Amount (元)", "Closed")),
    ],
)
def test_a_row_of_units_below_the_header_belongs_to_it(read, units, columns):
    reading = read(f"Name,Owner,Amount,Closed\n{units}\nRoof,Ann,5,2024-01-05\nFloor,Bo,6,2024-01-06\n")
    assert reading.table.columns == columns
    assert [(e.kind, e.first_line) for e in reading.table.not_data] == [("header", 1), ("header", 2)]


@pytest.mark.parametrize("row", [",,(5.00),", "(Roof),,5,", ",,CNY,", ",,(5),(2024-01-05)"])
def test_a_sparse_first_row_is_no_row_of_units(read, row):
    data = "Name,Owner,Amount,Closed\n" + row + "\n" + "Floor,Bo,6,2024-01-06\n" * 3
    assert read(data).table.rows == 4


def test_a_title_above_does_not_name_columns(read):
    text = "Report: deals,2024-03-01\n\nStatus,Title,Status\nopen,a,b\nwon,c,d\n"
    assert read(text).table.columns == ("Status", "Title", "Status__2")


def test_a_record_above_does_not_name_columns(read):
    record = "Floor,Ann,2024-01-05,2024-02-05,5\n"
    text = record * 2 + "Name,Owner,Closed,Closed,Amount\n" + record * 6
    assert read(text).table.columns == ("Name", "Owner", "Closed", "Closed__2", "Amount")


def test_repeated_blank_and_padded_names_become_unique(read):
    reading = read("Status, Title ,,Status,Status\nopen,a,b,c,d\n")
    assert reading.table.columns == ("Status", "Title", "Column 3", "Status__2", "Status__3")


def test_a_made_up_name_gives_way_to_a_real_one(read):
    assert read("A,A__2,A\n1,2,3\n").table.columns == ("A", "A__2", "A__3")


def test_a_header_row_inside_the_data_is_skipped_and_noted(read):
    reading = read("Name,Amount\nRoof,15\nName,Amount\nFloor,20\n")
    assert reading.rows == [["Roof", "15"], ["Floor", "20"]]
    assert reading.lines == [2, 4]
    assert [(e.first_line, e.text) for e in reading.table.not_data if e.kind == "repeated header"] == [
        (3, "Name Amount")
    ]


def test_groups_of_a_board_have_a_title_and_the_header_again(read):
    reading = read("Board\nGroup 1\nName,Owner\nd1,A\nGroup 2\nName,Owner\nd2,B\n")
    assert reading.rows == [["d1", "A"], ["d2", "B"]]
    assert reading.apart("note") == ["Board", "Group 1", "Group 2"]


def test_a_wide_plan_has_months_for_names(read):
    reading = read("Rep,2024-01,2024-02,2024-03\nAnn,1000,1100,1200\nBob,900,950,1000\n")
    assert reading.table.columns == ("Rep", "2024-01", "2024-02", "2024-03")


def test_years_can_be_names(read):
    assert read("Rep,2023,2024,2025\nAnn,1000,1100,1200\n").table.columns == ("Rep", "2023", "2024", "2025")


def test_a_table_of_texts_only_begins_with_its_first_row(read):
    assert read("first,last,city\nAnn,Lee,Ulm\nBob,Ray,Hof\nCarl,May,Ulm\n").table.header_line == 1


def test_a_header_without_any_row_is_a_table_without_rows(read):
    reading = read("Name,Amount,Closed\n")
    assert (reading.table.rows, reading.table.data_lines, reading.rows) == (0, (0, 0), [])


HEADERLESS = (
    "274\t2022-05-30\t28000.0\t99109BBF-8693-4587-BC23-6036EC89E1BE\n"
    "275\t2022-08-30\t7000.0\tDFD01444-8900-461C-8D6F-04598DAE01D4\n"
)


def test_a_file_that_begins_with_data_has_no_header(read):
    reading = read(HEADERLESS)
    assert reading.table.headerless
    assert reading.table.header_line == 0
    assert reading.table.columns == ("Column 1", "Column 2", "Column 3", "Column 4")
    assert reading.lines == [1, 2]


def test_a_person_names_the_columns_of_such_a_file(read):
    reading = read(HEADERLESS, header=("id", "day", "quota", "key"))
    assert not reading.table.headerless
    assert reading.table.columns == ("id", "day", "quota", "key")
    assert reading.lines == [1, 2]


def test_too_few_names_are_refused_with_both_numbers(read):
    with pytest.raises(SalesPerfError) as refusal:
        read(HEADERLESS, header=("id", "day"))
    assert (refusal.value.code, refusal.value.params["expected"], refusal.value.params["got"]) == (
        "file.header_count",
        4,
        2,
    )


def test_named_columns_make_the_first_row_data_even_if_it_looks_like_a_header(read):
    reading = read("Name,Amount\nRoof,15\n", header=("a", "b"))
    assert reading.rows == [["Name", "Amount"], ["Roof", "15"]]
