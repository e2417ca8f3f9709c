from __future__ import annotations

import pytest

from salesperf.errors import SalesPerfError


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_four_delimiters_are_told_apart(read, delimiter):
    reading = read(f"Name{delimiter}Amount\nRoof{delimiter}15\nFloor{delimiter}20\n")
    assert reading.table.delimiter == delimiter
    assert reading.table.columns == ("Name", "Amount")
    assert reading.rows == [["Roof", "15"], ["Floor", "20"]]


def test_decimal_commas_do_not_beat_the_semicolon(read):
    reading = read("Preis;Rabatt;Summe\n1,5;2,5;3,5\n4,5;5,5;6,5\n")
    assert reading.rows == [["1,5", "2,5", "3,5"], ["4,5", "5,5", "6,5"]]


def test_a_file_of_two_lines_is_enough(read):
    reading = read("A;B\n1;2,5")
    assert (reading.table.delimiter, reading.rows) == (";", [["1", "2,5"]])


def test_commas_in_the_values_of_a_pipe_file_stay_there(read):
    text = "Key|Product|Cost\n210|HL Road Frame - Black, 58|868.63\n215|Sport-100 Helmet, Black|12.03\n"
    assert read(text).rows[0] == ["210", "HL Road Frame - Black, 58", "868.63"]


def test_the_first_line_of_excel_names_the_delimiter(read):
    reading = read('sep=;\r\nName;Note\r\nRoof;"a, b, c"\r\nFloor;"d, e, f"\r\n')
    assert reading.table.delimiter == ";"
    assert reading.table.header_line == 2
    assert reading.apart("note") == ["sep=;"]
    assert reading.lines == [3, 4]


def test_delimiters_inside_quotes_do_not_count(read):
    reading = read('Name;Cities\n"Roof, north";"Kiel, Bonn, Ulm"\n"Floor, south";"Jena, Gera, Hof"\n')
    assert reading.table.delimiter == ";"


def test_backslash_before_a_quote_is_understood_where_only_it_makes_sense(read):
    reading = read('Name,Note,Amount\n"a \\"big, red\\" one","x",1\n"b \\"big, red\\" one","y",2\n')
    assert reading.rows == [['a "big, red" one', "x", "1"], ['b "big, red" one', "y", "2"]]


def test_one_column_with_a_name_is_a_table(read):
    reading = read("Account\nAcme\nGlobex\nInitech\n")
    assert reading.table.columns == ("Account",)
    assert reading.rows == [["Acme"], ["Globex"], ["Initech"]]


def test_running_text_is_no_table(read):
    prose = (
        "Dear all\n\nplease find the numbers of the last quarter attached to this mail.\nKind regards, Ann\n"
    )
    with pytest.raises(SalesPerfError) as refusal:
        read(prose, "mail.txt")
    assert refusal.value.code == "file.no_table"


def test_a_person_may_name_the_delimiter(read):
    assert read("a;b,c\n1;2,3\n", delimiter=",").table.columns == ("a;b", "c")


@pytest.mark.parametrize("delimiter", ["", "ab", '"', "\n", "，"])
def test_a_delimiter_that_cannot_be_one_is_refused(read, delimiter):
    with pytest.raises(SalesPerfError) as refusal:
        read("a,b\n1,2\n", delimiter=delimiter)
    assert refusal.value.code == "file.delimiter"


def test_lines_in_quotes_as_a_whole_are_read_as_what_they_hold(read):
    reading = read('"Name,Amount,Note"\r\n"Roof,15,""a, b"""\r\n"Floor,20,c"\r\n')
    assert reading.rows == [["Roof", "15", "a, b"], ["Floor", "20", "c"]]
    assert reading.lines == [2, 3]


def test_a_list_of_quoted_texts_with_commas_is_not_taken_apart(read):
    reading = read('"City, land, state"\n"Ulm"\n"Hof, Bavaria"\n"Bonn"\n')
    assert [row[0] for row in reading.rows] == ["Ulm", "Hof, Bavaria", "Bonn"]
