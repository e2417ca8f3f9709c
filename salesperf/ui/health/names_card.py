"""Names that may be the same: what differs, what a merge would do, and the decision."""

from __future__ import annotations

from difflib import SequenceMatcher

import streamlit as st

from salesperf.errors import SalesPerfError
from salesperf.reports import names
from salesperf.reports.names import Pair
from salesperf.text import Text, issue_text, mark
from salesperf.ui import cache, state
from salesperf.ui.authors import author, author_name
from salesperf.ui.components import card, empty_state
from salesperf.ui.escape import escape_markdown
from salesperf.warehouse import decisions
from salesperf.warehouse.decisions import Decision

MOST_SHOWN = 8
MOST_DECIDED = 30

_HOW = {
    "blank": mark("only a blank differs"),
    "width": mark("full-width letters or brackets"),
    "case": mark("upper and lower case"),
    "signs": mark("only signs differ"),
    "legal": mark("legal form left out"),
    "accent": mark("only accents differ"),
    "order": mark("same words, other order"),
    "swapped": mark("two letters swapped"),
    "letter": mark("one letter differs"),
}
_KINDS = {"rep": mark("owner"), "team": mark("team"), "account": mark("account"), "product": mark("product")}
_LISTS = {
    "rep": mark("list of people"),
    "team": mark("list of teams"),
    "account": mark("list of accounts"),
    "product": mark("list of products"),
}


def pairs() -> tuple[Pair, ...]:
    """The pairs that wait for a decision."""
    return cache.read(state.here().store, names.near)


def draw(t: Text, found: tuple[Pair, ...]) -> None:
    """The card."""
    plain = [pair for pair in found if pair.plain]

    def approve_plain() -> None:
        if plain and st.button(
            t.plural("Approve the plain one", "Approve the {n} plain ones", len(plain)),
            key="names_plain",
            icon=":material/done_all:",
        ):
            _merge(t, tuple(plain))

    heading = (
        t.plural("{n} name may be the same", "{n} names may be the same", len(found))
        if found
        else t("No two names look the same")
    )
    with card(heading, t("nothing merges without you"), control=approve_plain, key="health_names"):
        if not found:
            empty_state(
                t("Unknown names are compared with the lists after every load."),
                icon=":material/check_circle:",
            )
        for number, pair in enumerate(found[:MOST_SHOWN]):
            _row(t, number, pair)
        if len(found) > MOST_SHOWN:
            st.caption(t("and {n} more, once these are decided", n=len(found) - MOST_SHOWN))
        _decided(t, cache.read(state.here().store, names.decided))


def _decided(t: Text, decisions_made: tuple[Decision, ...]) -> None:
    """What was decided already, the newest first, each to take back."""
    if not decisions_made:
        return
    with st.expander(t("{n} decided", n=len(decisions_made)), icon=":material/history:"):
        for one in decisions_made[:MOST_DECIDED]:
            with st.container(
                horizontal=True, wrap=False, vertical_alignment="center", horizontal_alignment="distribute"
            ):
                said = escape_markdown(_said(t, one))
                by = escape_markdown(f"{author_name(t, one.by)} · {t.moment(one.at)}")
                st.markdown(f"{said}  \n:gray[:small[{by}]]")
                if st.button(t("Take back"), key=f"names_back_{one.entry_id}", type="tertiary"):
                    _take_back(t, one)
        if len(decisions_made) > MOST_DECIDED:
            st.caption(t("{n} earlier ones are left out.", n=len(decisions_made) - MOST_DECIDED))


def _said(t: Text, one: Decision) -> str:
    kind, _, rest = one.name.partition(":")
    kind_name = t(_KINDS.get(kind, kind))
    if one.kind == "different":
        first, _, second = rest.partition("\t")
        return t("{kind}: {name} and {other} are different", kind=kind_name, name=first, other=second)
    return t("{kind}: {name} counts as {other}", kind=kind_name, name=rest, other=str(one.payload))


def _take_back(t: Text, one: Decision) -> None:
    here = state.here()
    with st.spinner(t("Counting anew …")):
        try:
            decisions.take_back(here.store, one.entry_id, author(here))
        except SalesPerfError as error:
            st.toast(escape_markdown(issue_text(t, error)), icon=":material/error:")
    st.rerun()


def _row(t: Text, number: int, pair: Pair) -> None:
    with st.container(key=f"names_row_{number}", gap="small"):
        one, other, effect, buttons = st.columns([0.27, 0.25, 0.26, 0.22], vertical_alignment="center")
        marked_one, marked_other = _marked(pair.one.name, pair.into.name)
        kind = t(_KINDS[pair.one.kind])
        deals = t.plural("{n} deal", "{n} deals", pair.one.deals)
        one.markdown(f"**{marked_one}**  \n:gray[:small[{kind} · {deals}]]")
        listed = t(_LISTS[pair.into.kind]) if pair.into.known else t("also in no list")
        other.markdown(f":gray[:material/sync_alt:] **{marked_other}**  \n:gray[:small[{listed}]]")
        effect.markdown(f"{t(_HOW[pair.how])}  \n:gray[:small[{_effect(t, pair)}]]")
        with buttons, st.container(horizontal=True, horizontal_alignment="right", wrap=False, gap="xsmall"):
            if st.button(t("Same"), key=f"names_same_{number}"):
                _merge(t, (pair,))
            if st.button(t("Different"), key=f"names_different_{number}", type="tertiary"):
                names.keep_apart(state.here().store, pair, author(state.here()))
                st.rerun()


def _effect(t: Text, pair: Pair) -> str:
    if pair.one.won:
        amount = t.money(pair.one.won, state.here().currency, short=True)
        return t("{amount} of bookings move to {name}", amount=amount, name=escape_markdown(pair.into.name))
    if pair.one.deals:
        deals = t.plural("{n} deal", "{n} deals", pair.one.deals)
        return t("{deals} move to {name}", deals=deals, name=escape_markdown(pair.into.name))
    return t("one name instead of two")


def _merge(t: Text, chosen: tuple[Pair, ...]) -> None:
    here = state.here()
    with st.spinner(t("Counting anew …")):
        names.merge(here.store, chosen, author(here))
    st.rerun()


def _marked(one: str, other: str) -> tuple[str, str]:
    """Both names with what only one of them has picked out; blanks show as ␣."""
    left, right = "", ""
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            left += escape_markdown(one[a:b]) if one[a:b].strip() == one[a:b] else _plain(one[a:b])
            right += escape_markdown(other[c:d]) if other[c:d].strip() == other[c:d] else _plain(other[c:d])
        else:
            left += _picked(one[a:b])
            right += _picked(other[c:d])
    return left, right


def _plain(text: str) -> str:
    """Escaped, with the blanks at its ends kept."""
    begin = " " if text[:1].isspace() else ""
    end = " " if text[-1:].isspace() and text.strip() else ""
    return f"{begin}{escape_markdown(text)}{end}"


def _picked(text: str) -> str:
    return f":orange-background[{escape_markdown(text.replace(' ', '␣'))}]" if text else ""
