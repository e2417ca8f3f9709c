"""Tables below each other in one text or sheet are several tables; rows that only look odd stay."""

from __future__ import annotations

import pytest
import xlsxwriter

from salesperf.importers.reading.stacked import MAX_TABLES

DEALS = ["Name,Owner,Amount,Closed"] + [f"Deal {i},Ann,{10 * i},2024-01-{i:02}" for i in range(1, 9)]
PEOPLE = ["Person,Team,Phone"] + [f"Rep {i},North,555{i}" for i in range(1, 5)]


def told(reading):
    return [(table.name, table.columns, table.rows, table.lines) for table in reading.tables]


@pytest.mark.parametrize(
    ("between", "part", "lines"),
    [
        ([""], "2", (10, 5)),
        (["", "People"], "People", (10, 6)),
        (["People"], "People", (9, 6)),
        ([], "2", (9, 5)),
    ],
)
def test_a_table_below_another_is_one_of_its_own(read, between, part, lines):
    reading = read("\n".join([*DEALS, *between, *PEOPLE]) + "\n")
    assert told(reading) == [
        ("deals.csv", ("Name", "Owner", "Amount", "Closed"), 8, lines[0]),
        (f"deals.csv:{part}", ("Person", "Team", "Phone"), 4, lines[1]),
    ]
    first = sum(lines) - 3
    assert reading.loaded[1][0][:2] == (first, ["Rep 1", "North", "5551"])
    for table in reading.tables:
        assert table.lines == table.rows + sum(entry.count for entry in table.not_data)


def test_a_table_of_as_many_columns_is_told_by_its_names_and_values(read):
    other = ["City,Street,Country,Zip", *(f"Ulm,Road {i},DE,D-{i}" for i in range(4))]
    reading = read("\n".join([*DEALS, ",,,", *other]))
    assert [table.rows for table in reading.tables] == [8, 4]


def test_a_small_table_above_the_one_that_looks_most_like_one_is_no_note(read):
    texts = ["Person,Team,City", "Rep 1,North,Ulm", "Rep 2,South,Hof", "Rep 3,South,Ulm"]
    reading = read("\n".join(["People", *texts, "", "Deals", *DEALS]))
    assert [(t.name, t.rows, t.columns[0]) for t in reading.tables] == [
        ("deals.csv", 3, "Person"),
        ("deals.csv:Deals", 8, "Name"),
    ]


def test_settings_of_a_report_above_its_table_are_notes(read):
    above = [
        "Report,Deals",
        "Made on,2024-03-01",
        "Made by,Ann",
        "",
        "From,To,Owner",
        "2024-01-01,2024-02-01,all",
    ]
    reading = read("\n".join([*above, "", *DEALS]))
    assert (reading.table.rows, reading.table.header_line) == (8, 8)


def test_a_wider_table_below_adds_no_columns(read):
    padded = [f"{line},," for line in PEOPLE]
    reading = read("\n".join([*padded, ",,,,", DEALS[0] + ",Kind", *(line + ",new" for line in DEALS[1:])]))
    assert [len(table.columns) for table in reading.tables] == [3, 5]


def test_a_total_below_the_first_table_is_its_own(read):
    reading = read("\n".join([*DEALS, "Total,,360,", "", *PEOPLE]))
    assert [table.rows for table in reading.tables] == [8, 4]
    assert reading.tables[0].stated.totals == {"Amount": "360"}


def test_a_sheet_may_hold_several_tables(read, tmp_path):
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("All")
        for place, line in enumerate([*DEALS, "", "People", *PEOPLE, "", *DEALS], 2):
            sheet.write_row(place, 1, line.split(","))
    reading = read(path, "book.xlsx")
    assert [(table.name, table.rows) for table in reading.tables] == [
        ("book.xlsx:All", 8),
        ("book.xlsx:All:People", 4),
        ("book.xlsx:All:3", 8),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "Deal 9,Ann,,",
        "Deal 9,Bob,unknown,",
        "Deal 9,Bob,unknown,soon",
        "Deal 9,Ann,unknown,soon",
        "Notes,see below,,",
        "Name,Owner,Amount,Closed",
    ],
)
def test_an_odd_row_below_a_blank_line_is_no_header(read, row):
    more = [line.replace("Ann", "Cy") for line in DEALS[1:4]]
    reading = read("\n".join([*DEALS, "", row, *more]))
    assert len(reading.tables) == 1
    assert reading.table.rows == 11 + (row != DEALS[0])


def test_names_without_rows_below_them_stay_a_row(read):
    assert len(read("\n".join([*DEALS, "", "Person,Team,Phone"])).tables) == 1


def test_no_more_than_some_tables_are_told_apart_and_no_row_is_lost(read):
    tables = [["Item,Kind,Units", "x,y,1", "z,y,2", ""], ["City,Street,Land,Zip", "u,v,w,1", "u,t,w,2", ""]]
    stack = [line for i in range(MAX_TABLES + 5) for line in tables[i % 2]]
    reading = read("\n".join([*DEALS, "", *stack]))
    assert len(reading.tables) == MAX_TABLES
    assert sum(len(loaded) for loaded in reading.loaded) == 8 + 2 * (MAX_TABLES - 1) + 3 * 6 - 3
