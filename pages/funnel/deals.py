"""The deals behind every figure: found, filtered, totalled, exported, opened."""

import streamlit as st

from salesperf.ui import cache, components, state
from salesperf.ui.deals import export, filters, panel, reading, saved, table, words

here = state.here()
t = here.t

wanted, name = saved.asked_for(here, st.query_params.to_dict())
asked = reading.Asked(here.viewer, here.scope, here.currency, wanted)
totals = cache.read(here.store, reading.totals, asked)

if not here.loads:
    components.page_title(
        t, t("No deals yet"), t("Load an export of your CRM to see its deals."), components.here_badge()
    )
    st.page_link("pages/data/import.py", label=t("Import"), icon=":material/upload_file:")
    st.stop()

components.page_title(
    t,
    words.title(t, wanted, totals, here.currency),
    words.subtitle(t, wanted, totals, here.currency),
    components.here_badge(),
)


def tools() -> None:
    """The order of the list, and the list as a file."""
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        filters.sort_bar(here, wanted)
        export.export_menu(here, asked, totals.n)


choices = cache.read(here.store, reading.choices)
filters.filter_bar(here, wanted, choices, lambda: saved.saved_menu(here, wanted, name))
deals = cache.read(here.store, reading.page, asked)
with components.card(
    t("Deals"),
    t("a row opens its deal"),
    control=tools,
    key="deal_list",
    height="content",
):
    if totals.n:
        table.deal_table(here, deals)
        filters.pages(wanted, -(-totals.n // reading.PER_PAGE))
    else:
        components.empty_state(
            t("No deal fits this filter."),
            hint=t("Take a filter away, or choose another period in the bar above."),
        )

panel.open_asked(here, asked, st.query_params.get("deal"))
