"""Deals at risk: what is at stake, why, and which open deals could make up for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from salesperf.reports import risk as report
from salesperf.reports.risk import SIGNS, AtRisk, Open, Risk, Sign
from salesperf.text import Text
from salesperf.ui import cache
from salesperf.ui.components import card, empty_state
from salesperf.ui.deals import opening
from salesperf.ui.escape import escape_markdown
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A deal at risk in words: its name and value, why, and its replacements."""

    deal_id: int
    name: str
    value: str
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The card in words; the rest of the deals are counted only."""

    title: str
    unit: str
    signs: dict[Sign, str]
    lines: dict[Sign | None, tuple[Line, ...]]
    counted: dict[Sign | None, int]
    below: str


def at_risk(here: Here) -> None:
    """The largest deals at risk, of one sign or of all; a name opens its deal."""
    t = here.t
    shown = cache.drawn(here, _shown)
    with card(shown.title, shown.unit, help=_explained(t), key="card_risk"):
        if not shown.signs:
            empty_state(t("No open deal shows a sign of risk."), hint=shown.below, icon=":material/done_all:")
            return
        sign = st.pills(
            t("Sign"),
            list(shown.signs),
            format_func=lambda one: shown.signs[one],
            key="review_risk_sign",
            label_visibility="collapsed",
        )
        lines = shown.lines[sign]
        trail = [one.deal_id for one in lines]
        for line in lines:
            _line(line, trail)
        more = shown.counted[sign] - len(lines)
        said = [t.plural("and {n} more", "and {n} more", more) if more > 0 else "", shown.below]
        if any(said):
            st.caption(escape_markdown(" · ".join(one for one in said if one)))
    opening.open_if_asked()


def _line(line: Line, trail: Sequence[int]) -> None:
    with st.container(gap=None):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False
        ):
            st.button(
                f"**{escape_markdown(line.name)}**",
                key=f"risk_{line.deal_id}",
                type="tertiary",
                on_click=opening.ask,
                args=(line.deal_id, trail),
            )
            st.markdown(f"**{escape_markdown(line.value)}**", width="content")
        st.caption(escape_markdown(line.why))
        if line.instead:
            st.caption(f":blue[:material/swap_horiz:] {escape_markdown(line.instead)}")


def _shown(here: Here) -> Shown:
    t = here.t
    found = cache.read(here.store, report.risk, asked_of(here))
    names = _sign_names(t)
    signs = {one: f"{names[one]} {t.number(found.signs[one])}" for one in SIGNS if found.signs[one]}
    groups: dict[Sign | None, list[AtRisk]] = {None: list(found.deals)}
    groups |= {sign: [one for one in found.deals if sign in one.deal.signs] for sign in signs}
    title = t.plural("{n} deal at risk", "{n} deals at risk", found.n)
    unit = t(
        "{amount} at stake, of {n} open deals",
        amount=t.money(found.value, here.currency, short=True),
        n=found.open_deals,
    )
    return Shown(
        title=title if found.deals else t("No deal at risk"),
        unit=unit if found.value else "",
        signs=signs,
        lines={sign: tuple(_words(here, one) for one in group[:SHOWN]) for sign, group in groups.items()},
        counted={sign: found.signs[sign] if sign else found.n for sign in groups},
        below=_below(t, found),
    )


def _words(here: Here, one: AtRisk) -> Line:
    t, deal = here.t, one.deal
    instead = ""
    if one.replacements:
        listed = t.join(_named(here, other) for other in one.replacements)
        covered = sum(other.value or 0 for other in one.replacements)
        instead = _covering(t, listed, covered, deal.value)
    return Line(
        deal.deal_id, deal.name, t.money(deal.value, here.currency, short=True), why(t, deal), instead
    )


def _covering(t: Text, listed: str, covered: int, value: int | None) -> str:
    if not value:
        return listed
    if covered >= value:
        return t("{deals}: enough to make up for it", deals=listed)
    return t("{deals}: covers {share}", deals=listed, share=t.percent(covered, value))


def _named(here: Here, deal: Open) -> str:
    return f"{deal.account or deal.name} {here.t.money(deal.value, here.currency, short=True)}"


def why(t: Text, deal: Open) -> str:
    """The signs of a deal in words: "pushed 3 times · amount shrank 40%"."""
    told: dict[Sign, str] = {
        "budget": t("budget cut, says the CRM"),
        "competition": t("competition, says the CRM"),
        "silent": t("silent {days} d", days=deal.silent),
        "shrunk": t("amount shrank {share}", share=t.percent(deal.shrunk)),
        "pushed": t.plural("pushed {n} time", "pushed {n} times", deal.pushes),
    }
    return " · ".join(told[sign] for sign in deal.signs)


def _sign_names(t: Text) -> dict[Sign, str]:
    return {
        "budget": t("Budget"),
        "competition": t("Competition"),
        "silent": t("No contact"),
        "shrunk": t("Shrinking"),
        "pushed": t("Pushed"),
    }


def _below(t: Text, found: Risk) -> str:
    return "" if found.contact_known else t("No contact of any deal is known, so silence is not judged.")


def _explained(t: Text) -> str:
    return t(
        "Open deals without contact for more than 30 days, with an amount 10 % or more below the highest "
        "that they had, with a close date moved to a later month twice or more, or whose next step or "
        "description speaks of a budget cut or of competition. Beside the arrows: open deals with other "
        "accounts of the same rep, else of the same team, without any of these signs, not past their date "
        "and due no later than the same quarter; the furthest stage first, then the largest. Each is named "
        "once."
    )
