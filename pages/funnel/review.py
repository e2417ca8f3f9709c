"""Weekly review: what moved, where deals stop and get stuck, how the figures compare."""

from __future__ import annotations

import streamlit as st

from salesperf.metrics.ladder import Ladder
from salesperf.ui import cache, state
from salesperf.ui.components import here_badge, page_title
from salesperf.ui.home import start
from salesperf.ui.review import (
    compare,
    controls,
    forecast,
    funnel,
    head,
    moved,
    risk,
    send,
    sources,
    stuck,
    times,
    times_month_end,
    velocity,
)
from salesperf.ui.review.deals_behind import open_deals

here = state.here()
t = here.t

if not here.loads:
    start.nothing_loaded(here)
    st.stop()

ladder: Ladder | None = controls.chosen_ladder(here)
found = cache.drawn(here, head.tested)
page_title(t, *cache.drawn(here, head.headline, moved.chosen_ledger(here)), badge=here_badge())

wide, narrow = st.columns([2, 1])
with wide:
    picked = [moved.ledger(here)]
with narrow:
    picked.append(compare.enough(here))

wide, narrow = st.columns([2, 1])
with wide:
    picked.append(funnel.where_deals_stop(here, ladder))
with narrow:
    funnel.bottleneck(here, found)

stuck.stuck_deals(here)
picked.append(compare.figures(here))
velocity.what_if(here)

wide, narrow = st.columns([3, 2])
with wide:
    picked.append(times.how_long_deals_wait(here, ladder))
with narrow:
    picked.append(forecast.where_it_will_land(here))

wide, narrow = st.columns([2, 1])
with wide:
    sources.where_deals_come_from(here)
    picked.append(compare.side_by_side(here))
with narrow:
    risk.at_risk(here)

picked.append(times_month_end.close_dates(here))

send.digest_download(here)
open_deals(here, *picked)
