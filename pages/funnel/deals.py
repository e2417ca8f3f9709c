"""The deals behind every figure: found, filtered, totalled, exported; each on a page of its own."""

import streamlit as st

from salesperf.ui import cache, components, state
from salesperf.ui.deals import export, filters, panel, reading, saved, table, words

here = state.here()
t = here.t

wanted, name = saved.asked_for(here, st.query_params.to_dict())
asked = reading.Asked(here.viewer, here.scope, here.currency, wanted)


def tools(n: int) -> None:
    """The order of the list, and the list as a file."""
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        filters.sort_bar(here, wanted)
        export.export_menu(here, asked, n)


def deals() -> None:
    """The list with its filters."""
    totals = cache.read(here.store, reading.totals, asked)
    components.page_title(
        t,
        words.title(t, wanted, totals, here.currency),
        words.subtitle(t, wanted, totals, here.currency),
        components.here_badge(),
    )
    choices = cache.read(here.store, reading.choices)
    filters.filter_bar(here, wanted, choices, lambda: saved.saved_menu(here, wanted, name))
    with components.card(
        t("Deals"),
        t("a row opens its deal"),
        control=lambda: tools(totals.n),
        key="deal_list",
        height="content",
    ):
        if totals.n:
            table.deal_table(here, cache.read(here.store, reading.page, asked))
            filters.pages(wanted, -(-totals.n // reading.PER_PAGE))
        else:
            components.empty_state(
                t("No deal fits this filter."),
                hint=t("Take a filter away, or choose another period in the bar above."),
            )


if not here.loads:
    components.page_title(
        t, t("No deals yet"), t("Load an export of your CRM to see its deals."), components.here_badge()
    )
    st.page_link("pages/data/import.py", label=t("Import"), icon=":material/upload_file:")
elif not panel.show_asked(here, asked, st.query_params.get("deal")):
    deals()
