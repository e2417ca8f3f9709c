"""Every record comes back exactly once, with the line on which it begins."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from salesperf.errors import SalesPerfError
from salesperf.importers.reading import Forced, load_cells, open_file, open_parts
from salesperf.importers.reading.loading import _finish
from salesperf.importers.reading.records import BLANKS
from salesperf.importers.reading.table import Body, Table

from .conftest import load

CELLS = st.text(alphabet=st.sampled_from("ab7 ,;|\t\"'\n\r中é\u3000.-"), max_size=6)


def written(
    rows: list[list[str]], delimiter: str, end: str, quoting: int
) -> tuple[bytes, list[tuple[int, int]]]:
    """A file of the rows by Python's writer, and the first line and number of lines of each."""
    parts, spans, line = [], [], 1
    for row in rows:
        buffer = io.StringIO(newline="")
        csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=quoting).writerow(row)
        text = buffer.getvalue()
        lines = text.count("\n") + text.replace("\r\n", "\n").count("\r")
        parts.append(text)
        spans.append((line, lines))
        line += lines
    return "".join(parts).encode(), spans


def clean(cell: str) -> str | None:
    return cell.strip(BLANKS) or None


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], str, str, int]:
    width = draw(st.integers(2, 4))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=12))
    delimiter = draw(st.sampled_from(",;\t|"))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    if quoting == csv.QUOTE_MINIMAL and end == "\n":  # Python's writer leaves a lone CR outside quotes here
        rows = [[cell.replace("\r", "") for cell in row] for row in rows]
    return rows, delimiter, end, quoting


@settings(max_examples=60)
@given(tables())
@example(([["", "7\t"]], "\t", "\n", 0))
def test_every_record_comes_back_once_with_its_line(case):
    rows, delimiter, end, quoting = case
    names = [f"n{i}" for i in range(len(rows[0]))]
    content, spans = written([["x y z"] * len(names), *rows], delimiter, end, quoting)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        path.write_bytes(content)
        forced = Forced(delimiter=delimiter, header=tuple(names))
        (table,) = open_file(path, "x.csv", workdir=Path(folder), forced=forced)
        loaded = load(table)
    seen = {line: cells for line, cells, _ in loaded}
    assert len(seen) == len(loaded)
    assert table.lines == sum(lines for _, lines in spans)
    apart = {line for e in table.not_data for line in range(e.first_line, e.last_line + 1)}
    for row, (line, _) in zip([["x y z"] * len(names), *rows], spans, strict=True):
        assert (line in seen) != (line in apart)
        if line in seen:
            assert seen[line] == [clean(cell) for cell in row]
        else:
            assert sum(1 for cell in row if clean(cell)) <= 1
    assert set(seen) <= {line for line, _ in spans}


@settings(max_examples=80)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_refusal_and_no_line_is_lost(content):
    check_any(content)


@settings(max_examples=80)
@given(
    st.lists(
        st.sampled_from(["a,b\n", '"', "x", ",", "\n", "\r", '""', '",', "1", "总", "\0", ' "', "Total"]),
        max_size=40,
    )
)
def test_any_garbled_csv_is_a_table_or_a_refusal_and_no_line_is_lost(parts):
    check_any(("Name,Amount\nRoof,1\nFloor,2\n" + "".join(parts)).encode())


def check_any(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        path.write_bytes(content)
        try:
            found = open_file(path, "x.csv", workdir=Path(folder))
        except SalesPerfError:
            return
        first = 1
        for table in found:
            loaded = load(table)
            lines = {line for line, _, _ in loaded}
            assert len(lines) == len(loaded)
            apart = [
                line
                for e in table.not_data
                if e.count == e.last_line - e.first_line + 1 or e.count == 1
                for line in range(e.first_line, e.last_line + 1)
            ]
            assert not lines & set(apart)
            assert len(apart) == len(set(apart))
            begun = set(apart) | lines
            last = first + table.lines - 1
            assert begun <= set(range(first, last + 1))
            assert first in begun
            assert all(line + 1 in begun for line in apart if line < last)
            if table.rows:
                assert table.data_lines[0] == min(lines)
            first = last + 1


@settings(max_examples=60)
@given(tables())
def test_both_ways_of_reading_agree(case):
    rows, delimiter, end, quoting = case
    rows = [[cell.replace("\r", "") for cell in row] for row in rows]
    names = tuple(f"n{i}" for i in range(len(rows[0])))
    content, _ = written(rows, delimiter, end, quoting)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        path.write_bytes(content)
        forced = Forced(delimiter=delimiter, header=names)
        for table in open_parts(path, "x.csv", workdir=Path(folder), forced=forced):
            if isinstance(table, Table) and table.body.cells is None:
                assert load(carefully(table)) == load(table)


def carefully(table: Table) -> Table:
    from dataclasses import replace

    return replace(table, body=Body(workdir=table.body.workdir, cells=_finish(table, None)))


REGULAR = 'Name,Note\n"Roof","a\nb"\n"Floor","c ""d"" e"\n'


def test_a_regular_file_goes_the_fast_way_line_breaks_in_quotes_included(read):
    reading = read(REGULAR)
    assert reading.table.body.cells is None
    assert reading.rows == [["Roof", "a\nb"], ["Floor", 'c "d" e']]
    assert reading.lines == [2, 4]


@pytest.mark.parametrize(
    ("text", "rows", "lines"),
    [
        ('a,b\n5" pipe,1\nx,2\n', [['5" pipe', "1"], ["x", "2"]], [2, 3]),
        ('a,b\n"5 inch,1\nx,2\ny,3\n', [['"5 inch', "1"], ["x", "2"], ["y", "3"]], [2, 3, 4]),
        ('a,b\nx,"5 inch\ny,"6 inch\nz,3\n', [["x", '"5 inch'], ["y", '"6 inch'], ["z", "3"]], [2, 3, 4]),
        ('a,b\n"x" ,1\n "y",2\n', [["x", "1"], ['"y"', "2"]], [2, 3]),
        ('a,b\n"x"y,1\nz,2\n', [["xy", "1"], ["z", "2"]], [2, 3]),
        ("a,b\nx,1\r\ny,2\rz,3\n", [["x", "1"], ["y", "2"], ["z", "3"]], [2, 3, 4]),
        ("a,b\rx,1\ry,2\r", [["x", "1"], ["y", "2"]], [2, 3]),
        ("a,b\r\r\nx,1\r\r\ny,2\r\r\n", [["x", "1"], ["y", "2"]], [3, 5]),
        ("a,b\nx,1\n\n \t,\ny,2\n", [["x", "1"], ["y", "2"]], [2, 5]),
        ("a,b\nx,1\ny,2", [["x", "1"], ["y", "2"]], [2, 3]),
    ],
)
def test_irregular_files_keep_every_line(read, text, rows, lines):
    reading = read(text)
    assert (reading.rows, reading.lines) == (rows, lines)


def test_short_rows_are_filled_and_surplus_cells_are_kept_apart(read):
    reading = read("a,b,c\n1,2,3\n4\n5,6,7,8,9\n1,2,3,,\n")
    assert reading.rows == [["1", "2", "3"], ["4", None, None], ["5", "6", "7"], ["1", "2", "3"]]
    assert reading.extra == [None, None, "8,9", None]


def test_blanks_around_cells_go_and_inside_stay(read):
    reading = read('a,b\n  Roof  top ,\u3000屋顶\xa0\n" x ",\t1\n')
    assert reading.rows == [["Roof  top", "屋顶"], ["x", "1"]]


def test_padding_is_taken_off_in_a_regular_file_too(read):
    reading = read("a,b\n" + "  Roof  top ,\u3000屋顶\xa0\n" * 3)
    assert reading.rows == [["Roof  top", "屋顶"]] * 3


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("x,y,z", ()),
        ("x, y,z", (1,)),
        ("x,y,z ", (2,)),
        (" x,y\t,z", (0, 1)),
        ('x,"y ",z', (1,)),
        ('x,"a, b",z', ()),
        ('x,"\ny",z', (1,)),
        ("x,y\u3000z,z", (0, 1, 2)),
    ],
)
def test_only_columns_with_padding_are_trimmed(read, row, columns):
    text = "Name,Note,Amount\n" + "x,y,z\n" * 400_000 + row + "\n"
    reading = read(text) if row == " x,y\t,z" else read("Name,Note,Amount\nx,y,z\n" + row + "\n")
    assert reading.table.body.padded == columns
    assert reading.rows[-1][0] == "x"


def test_a_blank_cell_is_null_quoted_or_not(read):
    assert read('a,b,c\n1,,""\n1," ",x\n').rows == [["1", None, None], ["1", None, "x"]]


def test_samples_are_the_first_rows_with_blank_cells_as_empty_text(read):
    reading = read("a,b\n" + "".join(f"{i},\n" for i in range(1, 300)))
    assert len(reading.table.samples) == 200
    assert reading.table.samples[0] == ("1", "")


def test_a_fault_far_behind_the_sample_changes_the_way_and_loses_nothing(read):
    body = "".join(f"deal {i},{i}\n" for i in range(30_000))
    reading = read("Name,Amount\n" + body + 'pipe 5" x "y",1\nlast\n')
    assert len(reading.rows) == 30_002
    assert reading.rows[-2:] == [['pipe 5" x "y"', "1"], ["last", None]]
    assert reading.lines[-1] == 30_003


def test_one_ragged_row_far_behind_the_sample_is_found_when_opening(read):
    body = "".join(f"deal {i},{i}\n" for i in range(5_000))
    reading = read("Name,Amount\n" + body + "a,b,c\nd\n" + body)
    assert reading.table.body.cells is not None
    assert [extra for extra in reading.extra if extra] == ["c"]
    assert len(reading.rows) == 10_002


def test_loading_works_inside_a_transaction_that_goes_on(tmp_path):
    path = tmp_path / "upload"
    path.write_text("Name,Amount\n" + "x,1\n" * 3_000 + "a,b,c\n" + "d\n" + "x,1\n" * 3_000)
    (table,) = open_file(path, "x.csv", workdir=tmp_path)
    with duckdb.connect() as connection:
        connection.execute("begin")
        assert load_cells(table, connection, "cells") == 6_002
        assert connection.execute("select count(*) from cells").fetchone() == (6_002,)
        connection.execute("commit")


def test_a_file_that_changed_after_it_was_opened_is_refused(tmp_path):
    path = tmp_path / "upload"
    path.write_text("Name,Amount\n" + "x,1\n" * 100)
    (table,) = open_file(path, "x.csv", workdir=tmp_path)
    path.write_text("Name,Amount\n" + "x,1\n" * 99)
    with duckdb.connect() as connection, pytest.raises(SalesPerfError) as refusal:
        load_cells(table, connection, "cells")
    assert refusal.value.code == "file.rows_differ"
