"""Totals among the records are no data, whatever reads the file; names that only look like totals stay."""

from __future__ import annotations

import pytest

from salesperf.importers.reading.subtotals import is_subtotal

HEAD = "Deal ID,Deal Name,Owner,Stage,Amount,Close Date\n"
ROWS = [f"d{i},Deal {i},Ann,Won,{i * 100},2026-01-{i:02d}\n" for i in range(1, 9)]


@pytest.mark.parametrize(
    "word", ["Subtotal", "Sub-total", "Total:", "小计", "合计：", "本页合计", "Zwischensumme", "TOTAL"]
)
@pytest.mark.parametrize("many", [1, 40])
def test_totals_below_each_group_are_no_data(read, word, many):
    text = HEAD
    for _ in range(many):
        text += "".join(ROWS[:4]) + f"{word},,,,1000,\n" + "".join(ROWS[4:]) + f'"{word}",,,,2600,\n'
    reading = read(text)
    assert len(reading.rows) == 8 * many
    assert [row[0] for row in reading.rows[:8]] == [f"d{i}" for i in range(1, 9)]
    assert len(reading.apart("total")) == 2 * many
    assert reading.table.lines == len(reading.rows) + sum(entry.count for entry in reading.table.not_data)


def test_a_total_may_stand_in_any_column_and_name_its_group(read):
    text = "Region,Owner,Deal,Amount\nNorth,Ann,a,1\n,Ann,b,2\n,Ann Total,,3\n,Bob,c,5\n,Bob Total,,5\n"
    text += "Grand Total,,,8\n"
    reading = read(text)
    assert [row[2] for row in reading.rows] == ["a", "b", "c"]
    assert reading.apart("total") == ["Ann Total 3", "Bob Total 5", "Grand Total 8"]
    assert reading.table.stated.totals == {"Amount": "8"}


@pytest.mark.parametrize(
    "row",
    [
        ["Total", "Total Energies", "Ann", "Won", "5", "2026-01-01"],
        ["Total Energies", "", "", "", "5", ""],
        ["Total", "", "Ann", "", "5", ""],
        ["Total", "", "", "", "", ""],
        ["合计公司", "", "", "", "5", ""],
        ["Bob Total", "", "", "", "5", ""],
        ["Summary", "", "", "", "5", ""],
    ],
)
def test_a_record_that_only_looks_like_a_total_stays(read, row):
    assert not is_subtotal(row, 6, ["Ann", "x", "Ann", "Won", "5", "2026-01-01"])
    reading = read(HEAD + "".join(ROWS) + ",".join(row) + "\n" + "".join(ROWS))
    assert len(reading.rows) == 17
    assert reading.rows[8] == [cell or None for cell in row]


def test_the_sums_of_the_groups_of_a_board_are_no_data(read):
    head = "Name,Owner,Status,Deal Value\n"
    text = (
        f"Pipeline,,,\nQ1,,,\n{head}A,Ann,Won,10\nB,Bob,Lost,20\n,,,30\n,,,\nQ2,,,\n{head}C,Ann,Won,5\n,,,5\n"
    )
    reading = read(text)
    assert [row[0] for row in reading.rows] == ["A", "B", "C"]
    assert reading.apart("total") == ["30", "5"]
    assert reading.apart("note") == ["Pipeline", "Q1", "Q2"]


def test_a_board_of_groups_with_few_cells_is_read(read):
    assert [row[0] for row in read("Board\nGroup 1\nName,Owner\nd1,A\nGroup 2\nName,Owner\nd2,B\n").rows] == [
        "d1",
        "d2",
    ]
