"""Every declared setting of a workspace is asked for, with choices that it accepts."""

from __future__ import annotations

import pytest

from salesperf.settings import WORKSPACE, workspace_settings
from salesperf.text import get_text
from salesperf.ui.settings_form import fields, words
from salesperf.ui.settings_form.about import installed_version


def test_every_setting_is_on_the_form_once():
    assert sorted(one.name for one in fields.FIELDS) == sorted(one.name for one in WORKSPACE)


@pytest.mark.parametrize("name", [one.name for one in WORKSPACE])
@pytest.mark.parametrize("locale", ["en", "zh_CN"])
def test_every_choice_is_accepted_and_reads_as_something(name, locale):
    for value in fields.choices(name):
        workspace_settings({name: value})
        assert fields.shown(get_text(locale), name, value)


def test_defaults_are_among_the_choices():
    for one in WORKSPACE:
        assert one.default in fields.choices(one.name) or not fields.choices(one.name)


def test_choices_read_in_both_languages():
    assert fields.shown(get_text("en"), "week_start", "1") == "Monday"
    assert fields.shown(get_text("zh_CN"), "week_start", "7") == "星期日"
    assert fields.shown(get_text("zh_CN"), "calendar_country", "CN") == "中国 · CN"


def test_the_example_of_a_link_is_accepted():
    workspace_settings({"crm_link": fields.EXAMPLE_LINK})


def test_the_title_says_how_the_workspace_counts():
    settings = workspace_settings({"fiscal_first_month": "12"})
    assert words.title(get_text("en"), settings) == "Amounts in CNY, fiscal years from Dec"


def test_the_version_is_known():
    assert installed_version()[0].isdigit()
