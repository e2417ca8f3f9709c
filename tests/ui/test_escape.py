"""Names from files hold nothing that Markdown, HTML or Streamlit would act on."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from salesperf.ui.escape import escape_markdown

JOINT = "\N{WORD JOINER}"


@pytest.mark.parametrize(
    "name",
    [
        "$a$ and $b$",
        "*bold* _it_ `code` ~~gone~~",
        "[link](javascript:alert(1)) ![image](x)",
        "<script>alert(1)</script>",
        "a|b",
        "# heading",
        "> quote",
        "1. item",
        ":material/home: :red[text] :blue-badge[x]",
        "&amp; &#36;",
        "\\*",
    ],
)
def test_no_character_of_markup_is_left_bare(name):
    escaped = escape_markdown(name)
    assert not re.search(r"[\\`*_{}\[\]()<>|~$:\"']", escaped)
    assert html.unescape(escaped).replace(JOINT, "") == name


@pytest.mark.parametrize(
    "name", ["http://evil.example", "www.evil.example", "a@b.example", ":streamlit:", "a -> b"]
)
def test_what_is_replaced_after_markdown_was_read_is_parted_by_a_joint(name):
    assert JOINT in html.unescape(escape_markdown(name))


def test_a_name_stays_in_one_line_and_shows_what_it_holds():
    assert html.unescape(escape_markdown(" Huarui\r\n\n-  Optics\t")) == "Huarui - Optics"
    assert escape_markdown("ab\u202ecd\x00\u200b") == "abcd"
    assert escape_markdown("华锐精密（上海）") == "华锐精密（上海）"
    assert escape_markdown(None) == ""
    assert escape_markdown(12) == "12"


@given(some.text())
def test_whatever_a_name_is_its_words_come_back(name):
    shown = html.unescape(escape_markdown(name)).replace(JOINT, "")
    assert "".join(shown.split()) == "".join(
        re.sub("[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff]", "", name).split()
    )
