from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from salesperf.settings import (
    PROCESS,
    WORKSPACE,
    ProcessSettings,
    SettingError,
    WorkspaceSettings,
    process_settings,
    workspace_settings,
)


def test_the_tables_and_the_values_have_the_same_names() -> None:
    assert [setting.name for setting in PROCESS] == [field.name for field in fields(ProcessSettings)]
    assert [setting.name for setting in WORKSPACE] == [field.name for field in fields(WorkspaceSettings)]


def test_what_is_not_stated_has_its_default() -> None:
    assert process_settings({}).data == Path("data")
    assert workspace_settings({}) == WorkspaceSettings()


def test_the_environment_is_read() -> None:
    assert process_settings({"SALESPERF_THREADS": "2", "HOME": "x"}).threads == 2


def test_an_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(SettingError, match="threads"):
        process_settings({"SALESPERF_UPLOADS": "20"})
    with pytest.raises(SettingError, match="reporting_currency"):
        workspace_settings({"currency": "EUR"})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("fiscal_first_month", "13"),
        ("fiscal_first_month", "May"),
        ("zone", "Mars/Base"),
        ("week_start", "0"),
        ("reporting_currency", "yuan"),
        ("crm_link", "javascript:alert({id})"),
        ("crm_link", "https://crm.example/"),
    ],
)
def test_a_value_that_cannot_be_read_says_what_can(name: str, text: str) -> None:
    with pytest.raises(SettingError, match=name):
        workspace_settings({name: text})


def test_a_link_has_a_place_for_the_id() -> None:
    assert workspace_settings({"crm_link": "https://crm.example/{id}"}).crm_link == "https://crm.example/{id}"
