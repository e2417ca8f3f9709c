"""People and teams: who belongs where since when, edited by hand."""

import streamlit as st

from salesperf.ui import cache, components, state
from salesperf.ui.people import deeds, reading, table, words

here = state.here()
t = here.t

people = cache.read(here.store, reading.people, here.viewer, here.scope.as_of)
edits = cache.read(here.store, reading.edits) if here.viewer.sees_company else ()
editable = here.viewer.sees_company
teams = sorted({one.team for one in people if one.team})

components.page_title(t, words.title(t, people), words.subtitle(t, people), components.here_badge())
if not people:
    components.empty_state(
        t("People appear with the first load."), hint=t("Owners of deals count as people.")
    )
    st.stop()

with components.card(
    t("People"), t("team and active can be edited") if editable else "", key="people", height="content"
):
    table.people_table(here, people, teams, editable=editable)

if editable:
    left, middle, right = st.columns([1, 1, 2])
    with left, components.card(t("New team"), key="card_new_team"):
        deeds.new_team(here, people)
    with middle, components.card(t("Two names, one person"), key="card_merge"):
        deeds.merge_names(here, people)
    with right, components.card(t("Edits by hand"), t("newest first"), key="card_edits"):
        deeds.edit_history(here, edits, people, editable=editable)
