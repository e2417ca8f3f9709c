"""Hostile files are refused with a code; the limits are those that the package's docstring lists."""

from __future__ import annotations

import time
import zipfile

import pytest

import salesperf.importers.reading as package
from salesperf.errors import SalesPerfError
from salesperf.importers.reading import bounds
from salesperf.importers.reading.bounds import MAX_CELL_BYTES, MAX_COLUMNS, MAX_HEADER_CHARACTERS


def refused(read, content, name="x.csv") -> SalesPerfError:
    start = time.perf_counter()
    with pytest.raises(SalesPerfError) as refusal:
        read(content, name)
    assert time.perf_counter() - start < 20
    return refusal.value


@pytest.mark.parametrize(
    ("content", "code", "kind"),
    [
        (b"", "file.empty", None),
        (b" \r\n\t\n\xef\xbb\xbf ", "file.empty", None),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF photo", "file.binary", "JPEG"),
        (b"\x89PNG\r\n\x1a\n\0\0", "file.binary", "PNG"),
        (b"%PDF-1.7\n", "file.binary", "PDF"),
        (b"\x1f\x8b\x08\0abc", "file.binary", "gzip"),
        (b"SQLite format 3\0", "file.binary", "SQLite"),
        (b"PAR1\0\0", "file.binary", "Parquet"),
        (bytes(range(256)) * 20, "file.binary", "binary"),
        (b"<!DOCTYPE html><html><table>", "file.markup", "HTML"),
        (b"<html><body><form><table><tr><td>User<td><input></table></form>", "file.markup", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "file.markup", "XML"),
        (b'[{"id": 1}]', "file.markup", "JSON"),
        (b"PK\x03\x04 no zip at all", "file.zip_broken", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no workbook", "file.workbook_broken", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file.password", None),
    ],
)
def test_files_that_are_no_export_are_named(read, content, code, kind):
    refusal = refused(read, content)
    assert (refusal.code, refusal.params.get("kind")) == (code, kind)


def test_a_million_columns_are_refused(read):
    assert refused(read, "a," * 1_000_000 + "a\n" + "1," * 1_000_000 + "1\n").code == "file.too_many_columns"


def test_the_most_columns_are_read(read):
    names = ",".join(f"n{i}" for i in range(MAX_COLUMNS))
    assert len(read(names + "\n" + ",".join(["1"] * MAX_COLUMNS) + "\n").table.columns) == MAX_COLUMNS


def test_a_header_of_ten_thousand_characters_is_refused(read):
    for data in ("1,2\n3,4\n", "x,y\nz,w\n"):
        assert refused(read, "a," + "b" * 10_000 + "\n" + data).code == "file.header_too_long"
    assert (
        refused(read, "a,b," + "c" * (MAX_HEADER_CHARACTERS + 1) + "\n1,2,3\n").code == "file.header_too_long"
    )
    assert len(read("a,b," + "c" * 500 + "\n1,2,3\n").table.columns[2]) == 500


@pytest.mark.parametrize("content", ["a,b\n1,{}\n2,3\n", 'a,b\n1,"{}"\n2,3\n', 'a,b\n1,"{}\n2,3\n'])
def test_a_cell_of_fifty_megabytes_is_refused(read, content):
    assert refused(read, content.replace("{}", "x" * 50_000_000)).code in (
        "file.cell_too_large",
        "file.line_too_long",
    )


def test_a_cell_over_the_limit_made_of_many_lines_is_refused(read):
    cell = ("some words " * 50 + "\n") * (MAX_CELL_BYTES // 500)
    rows = "".join(f"{i},x\n" for i in range(2000))
    assert refused(read, f'a,b\n{rows}1,"{cell}"\n{rows}').code == "file.cell_too_large"


def test_a_cell_just_below_the_limit_is_read(read):
    assert len(read(f"a,b\n1,{'x' * (MAX_CELL_BYTES - 10)}\n2,3\n").rows) == 2


def test_a_file_over_the_limit_is_refused(read, tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(bounds.MAX_FILE_BYTES + 1)
    assert refused(read, path).code == "file.too_large"


def test_quotes_that_never_close_cost_little_time(read):
    start = time.perf_counter()
    reading = read("a,b\n" + '"x,1\n' * 20_000 + '"y,""\n' * 5_000)
    assert reading.table.rows == 25_000
    assert time.perf_counter() - start < 20


def sheet_parts(sheet: str, strings: str = "") -> dict[str, str]:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f"<workbook {space}/>",
        "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData>{sheet}</sheetData></worksheet>",
    }
    if strings:
        parts["xl/sharedStrings.xml"] = f"<sst {space}>{strings}</sst>"
    return parts


@pytest.mark.parametrize(
    "parts",
    [
        sheet_parts('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'),
        sheet_parts("<row r='1'><c r='A1'><v>1</v></c></row><row><c r='ZZ999999'><v>1</v></c></row>"),
        sheet_parts(
            "".join(f'<c r="A{i}" t="s"><v>0</v></c>' for i in range(1, 30_001)),
            f"<si><t>{'x' * 100_000}</t></si>",
        ),
    ],
)
def test_sheets_that_would_fill_the_memory_are_refused_before_they_are_parsed(read, tmp_path, parts):
    path = tmp_path / "book"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    assert refused(read, path, "book.xlsx").code == "file.sheet_too_large"


def test_the_limits_are_documented():
    for text in (
        "2 GiB",
        "2,000",
        "1,000 characters",
        "1 MiB",
        "16 MiB",
        "200 (10,000)",
        "4 GiB",
        "30 million",
    ):
        assert text in package.__doc__
    assert (bounds.MAX_FILE_BYTES, bounds.MAX_ZIP_BYTES) == (2 * 1024**3, 4 * 1024**3)
    assert (MAX_COLUMNS, MAX_HEADER_CHARACTERS, MAX_CELL_BYTES) == (2_000, 1_000, 1024**2)
    assert (bounds.MAX_LINE_BYTES, bounds.MAX_SHEET_CELLS) == (16 * 1024**2, 30_000_000)
    assert (bounds.MAX_ZIP_MEMBERS, bounds.MAX_WORKBOOK_PARTS, bounds.MAX_ZIP_RATIO) == (200, 10_000, 200)
