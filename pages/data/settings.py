"""How the workspace counts: settings, stages, remembered layouts, and which data these are."""

import streamlit as st

from salesperf.settings import process_settings
from salesperf.ui import cache, components, state
from salesperf.ui.escape import escape_markdown
from salesperf.ui.settings_form import about, form, layouts, stages, words

here = state.here()
t = here.t
editable = here.viewer.sees_company

components.page_title(
    t,
    words.title(t, here.settings),
    t("What is changed here changes figures; every change is kept with who and when.")
    if editable
    else t("Owner and manager can change this."),
    components.here_badge(),
)

wide, narrow = st.columns([3, 2])
with wide, components.card(t("Workspace"), key="card_settings"):
    form.settings_form(here, editable=editable)
with narrow, components.card(t("About"), key="card_about"):
    about.about(here, process_settings().data)

pipelines = cache.read(here.store, stages.pipelines)
left, right = st.columns([3, 2])
with (
    left,
    components.card(
        t("Stages"),
        t("in order; open ones first"),
        help=t("Won and lost stages close a deal."),
        key="card_stages",
    ),
):
    if not pipelines:
        components.empty_state(t("Stages appear with the first deals."))
    for name, defined in pipelines.items():
        if len(pipelines) > 1 or name:
            st.caption(escape_markdown(name) if name else t("Without a pipeline"))
        stages.stage_table(here, name, defined, editable=editable)
with right, components.card(t("Remembered layouts"), t("how files of a header are read"), key="card_layouts"):
    layouts.layout_list(
        here,
        cache.read(here.store, layouts.remembered),
        cache.read(here.store, layouts.headers),
        editable=editable,
    )
