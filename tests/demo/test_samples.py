"""Practice files are what their descriptions say."""

import csv
import io

import pytest

from salesperf.demo import Company
from salesperf.demo.samples import SampleFile, sample_files
from salesperf.text import get_text


@pytest.fixture(scope="module")
def practice(company: Company) -> dict[str, SampleFile]:
    return {sample.key: sample for sample in sample_files(company)}


def test_there_are_five_in_the_order_of_the_page(practice: dict[str, SampleFile]) -> None:
    assert list(practice) == ["salesforce_report", "wukong", "hubspot", "targets", "messy"]


def test_each_is_the_same_every_time(practice: dict[str, SampleFile]) -> None:
    assert all(sample.write() == sample.write() for sample in practice.values())


def test_the_report_has_two_bad_rows_and_a_true_count(practice: dict[str, SampleFile]) -> None:
    sample = practice["salesforce_report"]
    text = sample.write().decode()
    assert text.count('"TBD"') == 1
    assert text.count('"31/02/2026"') == 1
    assert f"Grand Totals ({sample.n} records)" in text
    lines = list(csv.reader(io.StringIO(text)))
    assert sum(len(line) > 1 for line in lines) == sample.n + 1


def test_wukong_deals_are_chinese_in_gbk(practice: dict[str, SampleFile]) -> None:
    sample = practice["wukong"]
    header, *lines = csv.reader(io.StringIO(sample.write().decode("gbk")))
    assert header[:3] == ["商机名称", "客户名称", "商机金额"]
    assert len(lines) == sample.n
    assert sum(line[2].endswith("万") for line in lines) > len(lines) / 2


def test_the_messy_one_has_its_header_in_line_four_and_totals_inside(practice: dict[str, SampleFile]) -> None:
    sample = practice["messy"]
    lines = list(csv.reader(io.StringIO(sample.write().decode("cp1252")), delimiter=";"))
    assert lines[3][0] == "Deal no."
    assert sum(line[0].startswith("D-") for line in lines if line) == sample.n
    assert sum(line[0] == "Subtotal" for line in lines if line) >= 3
    days = [int(line[6].split("/")[0]) for line in lines if line and line[0].startswith("D-")]
    assert max(days) > 12


@pytest.mark.parametrize("locale", ["en", "zh_CN"])
def test_titles_and_descriptions_can_be_read_in_both_languages(
    practice: dict[str, SampleFile], locale: str
) -> None:
    t = get_text(locale)
    for sample in practice.values():
        assert t(sample.title)
        assert t.number(sample.n) in t(sample.about, n=sample.n)
