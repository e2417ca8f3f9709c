from __future__ import annotations

import io
import zipfile

import pytest

from salesperf.errors import SalesPerfError
from salesperf.importers.reading import Table, open_parts
from salesperf.importers.reading.bounds import MAX_ZIP_MEMBERS

DEALS = b"Name,Amount\nRoof,15\n"


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_members_are_tables_named_after_file_and_member(read):
    reading = read(packed({"deals.csv": DEALS, "more/people.csv": b"Rep;Team\nAnn;North\n"}), "export.zip")
    assert [table.name for table in reading.tables] == ["export.zip:deals.csv", "export.zip:more/people.csv"]
    assert reading.loaded[1] == [(2, ["Ann", "North"], None)]


def test_system_files_in_a_zip_are_left_alone(read):
    reading = read(
        packed({"deals.csv": DEALS, "__MACOSX/._deals.csv": b"x", ".DS_Store": b"y", "a/": b""}), "x.zip"
    )
    assert len(reading.tables) == 1


def test_a_member_named_like_a_path_touches_nothing(read, tmp_path):
    reading = read(packed({"../../evil.csv": DEALS, "/etc/evil.csv": DEALS}), "x.zip")
    assert [table.name for table in reading.tables] == ["x.zip:../../evil.csv", "x.zip:/etc/evil.csv"]
    assert not list(tmp_path.parent.glob("evil*"))
    assert all(table.body.path.parent == tmp_path for table in reading.tables)


def test_chinese_member_names_without_a_mark_are_readable(read):
    name = "商机.csv"
    data = packed({"aaaa.csv": DEALS}).replace(b"aaaa.csv", name.encode("gb18030"))
    assert read(data, "x.zip").table.name == f"x.zip:{name}"


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({}, "file.empty"),
        ({"in.zip": packed({"deals.csv": DEALS})}, "file.zip_nested"),
        ({f"{i}.csv": DEALS for i in range(MAX_ZIP_MEMBERS + 1)}, "file.zip_members"),
        ({"zeros.csv": b"\0" * 20_000_000}, "file.zip_bomb"),
        ({"photo.csv": b"\xff\xd8\xff\xe0 photo"}, "file.binary"),
        ({"word/document.xml": b"<x/>"}, "file.binary"),
    ],
)
def test_zips_that_are_refused(read, members, code):
    with pytest.raises(SalesPerfError) as refusal:
        read(packed(members), "x.zip")
    assert refusal.value.code == code


def test_a_member_that_is_longer_than_it_says_is_refused(read):
    data = packed({"deals.csv": DEALS * 1000})
    size = (len(DEALS) * 1000).to_bytes(4, "little")
    with pytest.raises(SalesPerfError) as refusal:
        read(data.replace(size, (50).to_bytes(4, "little")), "x.zip")
    assert refusal.value.code == "file.zip_bomb"


def test_members_that_are_no_tables_are_passed_over_beside_one_that_is(read):
    text = b"This archive holds the weekly export of the CRM.\nPlease keep it to yourself.\n"
    members = {"readme.txt": text, "terms.pdf": b"%PDF-1.4 terms", "deals.csv": DEALS}
    table = read(packed(members), "x.zip").table
    assert table.name == "x.zip:deals.csv"
    assert [one.name for one in table.beside] == ["x.zip:readme.txt", "x.zip:terms.pdf"]


def test_an_empty_member_still_refuses_the_archive(read):
    with pytest.raises(SalesPerfError) as refusal:
        read(packed({"deals.csv": DEALS, "accounts.csv": b""}), "x.zip")
    assert refusal.value.code == "file.empty"


def test_a_refused_member_does_not_hide_the_others(tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(packed({"photo.jpg": b"\xff\xd8\xff\xe0 photo", "deals.csv": DEALS}))
    refusal, table = open_parts(path, "x.zip", workdir=tmp_path)
    assert isinstance(refusal, SalesPerfError)
    assert refusal.params == {"file": "x.zip:photo.jpg", "kind": "JPEG"}
    assert isinstance(table, Table)
