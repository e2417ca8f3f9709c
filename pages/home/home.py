"""Home: where the company stands, what to look at, what the last load changed."""

from __future__ import annotations

import streamlit as st

from salesperf.ui import cache, state
from salesperf.ui.components import here_badge, page_title
from salesperf.ui.home import cards, figures, start
from salesperf.ui.review.deals_behind import open_deals
from salesperf.ui.workspace import now

here = state.here()
t = here.t

if not here.loads:
    start.nothing_loaded(here)
    st.stop()

shown = cache.drawn(here, figures.standing, now(here.settings.zone).date())
page_title(t, *shown.headline, badge=here_badge())
picked = [figures.draw_tiles(shown.tiles, shown.trends, key="home")]

wide, narrow = st.columns([2, 1])
with wide:
    picked.append(cards.bookings_by_month(here))
with narrow:
    cards.three_things(here)

left, middle, right = st.columns(3)
with left:
    picked.append(cards.members(here))
with middle:
    picked.append(cards.pipeline(here))
with right:
    cards.last_load(here)

open_deals(here, *picked)
