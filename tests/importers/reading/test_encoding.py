from __future__ import annotations

import codecs

import pytest

from salesperf.errors import SalesPerfError

CHINESE = "商机名称,客户名称,商机金额\n华东二期,上海测试有限公司,￥6406.00\n屋顶改造,杭州云栖,5万\n"
WESTERN = "Name,Owner,Amount\nDach für Köln,Jürgen Müller,15\nCafé crème,Zoë Lefèvre,20\n"


@pytest.mark.parametrize(
    ("encoding", "bom", "found"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8-sig"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("gb18030", b"", "gb18030"),
        ("gbk", b"", "gb18030"),
    ],
)
def test_chinese_text_is_read_in_every_encoding(read, encoding, bom, found):
    reading = read(bom + CHINESE.encode(encoding))
    assert reading.table.encoding == found
    assert reading.table.columns == ("商机名称", "客户名称", "商机金额")
    assert reading.rows == [["华东二期", "上海测试有限公司", "￥6406.00"], ["屋顶改造", "杭州云栖", "5万"]]
    assert reading.table.undecodable == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252"])
def test_western_text_does_not_become_chinese(read, encoding):
    reading = read(WESTERN.encode(encoding))
    assert reading.table.encoding == encoding
    assert reading.rows[1] == ["Café crème", "Zoë Lefèvre", "20"]


@pytest.mark.parametrize(
    "name", ["Großmann", "L’Oréal", "Señor Núñez", "naïve", "Smørrebrød", "“quoted” – 50 €", "Ærø", "Peñña"]
)
def test_one_western_word_in_an_ascii_file_is_enough(read, name):
    reading = read(f"Name,Amount\nplain,1\n{name},2\n".encode("cp1252"))
    assert (reading.table.encoding, reading.rows[1][0]) == ("cp1252", name)


@pytest.mark.parametrize("name", ["王", "李雷", "上海", "（备注）", "张三丰，已签约"])
def test_one_chinese_word_in_an_ascii_file_is_enough(read, name):
    reading = read(f"Name,Amount\nplain,1\n{name},2\n".encode("gb18030"))
    assert (reading.table.encoding, reading.rows[1][0]) == ("gb18030", name)


def test_a_rare_character_beyond_gbk_is_read(read):
    assert read("姓名,金额\n王㐂,1\n李雷和韩梅梅,2\n".encode("gb18030")).rows[0] == ["王㐂", "1"]


def test_a_byte_beyond_the_sample_still_decides(read):
    text = "Name,Amount\n" + "plain,1\n" * 200_000 + "Café,2\n"
    reading = read(text.encode("cp1252"))
    assert reading.table.encoding == "cp1252"
    assert reading.rows[-1] == ["Café", "2"]
    assert reading.lines[-1] == 200_002


def test_a_damaged_character_in_utf_8_is_counted_and_no_row_is_lost(read):
    broken = CHINESE.encode().replace("云".encode(), b"\xe4\xba")
    reading = read(broken)
    assert reading.table.undecodable == 1
    assert reading.rows[1][1] == "杭州\ufffd栖"


def test_stray_nul_characters_go_and_the_rest_stays(read):
    assert read(b"Name,Amount\nRo\0of,1\nFloor,2\n").rows == [["Roof", "1"], ["Floor", "2"]]


def test_a_person_may_name_the_encoding(read):
    reading = read("名前,金額\n東京,1\n大阪,2\n".encode("shift_jis"), encoding="shift_jis")
    assert reading.rows == [["東京", "1"], ["大阪", "2"]]


@pytest.mark.parametrize(
    ("encoding", "code"),
    [("klingon", "file.encoding_name"), ("base64", "file.encoding_name"), ("utf-8", "file.encoding_wrong")],
)
def test_a_wrong_answer_about_the_encoding_is_refused(read, encoding, code):
    with pytest.raises(SalesPerfError) as refusal:
        read(WESTERN.encode("cp1252"), encoding=encoding)
    assert refusal.value.code == code
