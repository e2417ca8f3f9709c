"""Targets as they are loaded, against what was booked and the pace."""

import streamlit as st

from salesperf.reports import home, home_text
from salesperf.text.periods import period_name
from salesperf.ui import cache, components, state
from salesperf.ui.home import cards
from salesperf.ui.review.deals_behind import asked_of, open_deals
from salesperf.ui.targets import reading, table
from salesperf.ui.workspace import now

here = state.here()
t = here.t
asked = asked_of(here)
found = cache.read(here.store, reading.targets, asked)

if not found.any and not cache.read(here.store, reading.anything_loaded):
    components.page_title(
        t,
        t("There are no targets yet"),
        t("Load a table of targets, and every figure is held against them."),
        components.here_badge(),
    )
    with components.card(t("A table of targets"), height="content"):
        st.markdown(
            t("One row per owner and month: company, team or rep, the month, the amount and its currency.")
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            table.template_download(here, found)
            st.page_link("pages/data/import.py", label=t("Load it"), icon=":material/upload_file:")
    st.stop()

position = cache.read(here.store, home.position, asked)
title, subtitle = home_text.headline(t, asked, position, today=now(here.settings.zone).date())
components.page_title(t, title, subtitle, components.here_badge())
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    table.period_choice(here)
    table.template_download(here, found)

wide, narrow = st.columns([2, 1])
with wide:
    picked = [cards.bookings_by_month(here)]
with narrow:
    picked.append(cards.members(here))

elapsed, total = asked.pace
pace = elapsed / total if total and not asked.over else None
with components.card(
    t("Who reaches what"),
    t(
        "{period}, {currency}",
        period=period_name(t, here.scope.period, here.calendar, today=here.scope.as_of),
        currency=here.currency,
    ),
    height="content",
):
    if found.any:
        table.owner_table(here, found, pace)
    else:
        components.empty_state(
            t("No target lies in this period."), hint=t("Choose another one, or load its table.")
        )
open_deals(here, *picked)
