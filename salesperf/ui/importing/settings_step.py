"""What a first own load has to know of the company before its files are read."""

from __future__ import annotations

from datetime import date
from zoneinfo import available_timezones

import streamlit as st

from salesperf.domain.money import MINOR_DIGITS
from salesperf.text import Text
from salesperf.ui.components import card
from salesperf.ui.importing.session import Run
from salesperf.ui.workspace import now
from salesperf.warehouse import workspace

_USUAL = ("CNY", "USD", "EUR", "HKD", "GBP", "JPY", "SGD")


def title(t: Text) -> tuple[str, str]:
    """What is asked, and why."""
    return (
        t("Three things to know before your first load"),
        t("All amounts, quarters and days follow from them. They can be changed later under Settings."),
    )


def draw(t: Text, run: Run) -> None:
    """Currency, fiscal year, time zone; then the files are read."""
    names = {file.name for file in run.files}
    with card(t("Your company"), t.join(sorted(names)), key="import_settings", height="content"):
        money, year, zone = st.columns(3)
        currencies = [*_USUAL, *sorted(set(MINOR_DIGITS) - set(_USUAL))]
        currency = money.selectbox(
            t("Reporting currency"),
            currencies,
            index=currencies.index(run.settings.reporting_currency),
            key="first_currency",
            help=t("Amounts of files that name no currency are taken as this one."),
        )
        month = year.selectbox(
            t("The fiscal year begins in"),
            range(1, 13),
            index=run.settings.fiscal_first_month - 1,
            key="first_month",
            format_func=lambda one: t.month_name(date(2026, one, 1)),
        )
        zones = sorted(available_timezones())
        zone_name = zone.selectbox(
            t("Time zone"), zones, index=zones.index(run.settings.zone), key="first_zone"
        )
        if st.button(
            t("Read the files"),
            type="primary",
            key="first_go",
            icon=":material/arrow_forward:",
            icon_position="right",
        ):
            chosen = {"reporting_currency": currency, "fiscal_first_month": str(month), "zone": zone_name}
            with run.store.write() as cursor:
                for name, value in chosen.items():
                    workspace.write_setting(cursor, name, value, at=now(zone_name), by="you")
            with run.store.read() as cursor:
                run.settings = workspace.read_settings(cursor)
            run.today, run.step = now(zone_name).date(), "reading"
            run.read()
            st.rerun()
