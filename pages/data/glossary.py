"""What every figure means, and the words of the field."""

import streamlit as st

from salesperf.ui import components, state
from salesperf.ui.glossary import entries

here = state.here()
t = here.t

search = st.text_input(
    t("Search the glossary"),
    key="q",
    bind="query-params",
    icon=":material/search:",
    placeholder=t("Name, meaning or key, in English or Chinese"),
    label_visibility="collapsed",
    width=380,
)
metrics, terms = entries.found_metrics(search), entries.found_terms(search)
components.page_title(
    t,
    t.plural("{n} figure, each with one definition", "{n} figures, each with one definition", len(metrics))
    if metrics
    else t("No figure matches"),
    t("Ratios carry their parts, what is undefined is “–”, and no two currencies are ever added."),
)
entries.draw_metrics(t, metrics)
with components.card(t("Words of the field"), height="content"):
    entries.draw_terms(t, terms)
