"""What a change of each of velocity's four parts would bring a day."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from salesperf.reports import velocity
from salesperf.reports.tile import explained, meaning_of
from salesperf.reports.velocity import Change, Levers
from salesperf.text import mark
from salesperf.ui import cache
from salesperf.ui.components import card, tile_row
from salesperf.ui.escape import escape_markdown
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here

COLOURS = {"ahead": "blue", "behind": "orange", "neutral": "gray"}


@dataclass(frozen=True, slots=True)
class Lever:
    """A slider: its part and name, how its number is written, how far it goes, where it starts."""

    part: str
    label: str
    written: str
    reach: int
    step: int
    start: int


LEVERS = (
    Lever("deals", mark("Open deals, %"), "%+d%%", 50, 5, 10),
    Lever("amount", mark("Won amount, %"), "%+d%%", 50, 5, 10),
    Lever("rate", mark("Win rate, points"), "%+d", 15, 1, 2),
    Lever("days", mark("Cycle, days"), "%+d", 30, 1, -5),
)


def what_if(here: Here) -> None:
    """The card; nothing where velocity is undefined. Moving a slider draws this card alone anew."""
    now = cache.drawn(here, _levers)
    if now is not None:
        _card(here, now)


@st.fragment
def _card(here: Here, now: Levers) -> None:
    t, currency = here.t, here.currency
    with card(
        t("What a change would bring"),
        t("velocity, a day"),
        help=explained(t, "velocity"),
        key="card_velocity",
        height="content",
    ):
        with tile_row(len(LEVERS), "levers") as places:
            moved = {
                lever.part: _slider(here, place, lever) for lever, place in zip(LEVERS, places, strict=True)
            }
            change = Change(**moved)
            for (part, one), place in zip(change.alone.items(), places, strict=True):
                then = one.of(now)
                colour = COLOURS[meaning_of(then.a_day - now.a_day)]
                with place:
                    st.markdown(
                        f":{colour}[**{escape_markdown(velocity.brings(t, now, then, currency))}**]  \n"
                        f":gray[:small[{escape_markdown(velocity.reached(t, part, then, currency))}]]"
                    )
        together = change.of(now)
        words = t("Together: {brings}", brings=velocity.brings(t, now, together, currency))
        st.markdown(f"**{escape_markdown(words)}**")
        st.caption(escape_markdown(t("then: {sum}", sum=velocity.formula(t, together, currency))))
        st.caption(escape_markdown(t("now: {sum}", sum=velocity.formula(t, now, currency))))


def _slider(here: Here, place: DeltaGenerator, lever: Lever) -> int:
    return place.slider(
        here.t(lever.label),
        -lever.reach,
        lever.reach,
        lever.start,
        lever.step,
        format=lever.written,
        key=f"review_lever_{lever.part}",
    )


def _levers(here: Here) -> Levers | None:
    return cache.read(here.store, velocity.levers, asked_of(here))
