"""How the glossary finds and draws a metric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from salesperf.metrics import METRICS, MetricDef
from salesperf.text import Text, get_text
from salesperf.ui.components import Markdown, empty_state, ledger_table
from salesperf.ui.components.tables import Cell
from salesperf.ui.escape import escape_markdown
from salesperf.ui.glossary.formulas import FORMULAS
from salesperf.ui.glossary.vocabulary import VOCABULARY, Term

_OTHER = {"en": "zh_CN", "zh_CN": "en"}


def found_metrics(search: str) -> tuple[MetricDef, ...]:
    """The metrics in whose names, keys or meanings, in either language, the words stand."""
    return tuple(one for one in METRICS.values() if _matches(search, _texts(one), one.key))


def found_terms(search: str) -> tuple[Term, ...]:
    """The words of the field that match in either language."""
    return tuple(one for one in VOCABULARY if _matches(search, (one.word, one.meaning)))


def draw_metrics(t: Text, metrics: Sequence[MetricDef]) -> None:
    """A card for each metric, two in a row on a desk; its key is its anchor."""
    for pair in zip(metrics[::2], [*metrics[1::2], None], strict=False):
        for column, one in zip(st.columns(2), pair, strict=True):
            if one is not None:
                with column:
                    _draw(t, one)


def draw_terms(t: Text, terms: Sequence[Term]) -> None:
    """The words with their Chinese or English and their meaning."""
    if not terms:
        empty_state(t("No word of the field matches."))
        return
    english, chinese = get_text("en"), get_text("zh_CN")
    rows: list[list[Cell]] = [
        [Markdown(f"**{escape_markdown(english(one.word))}**"), chinese(one.word), t(one.meaning)]
        for one in terms
    ]
    ledger_table(["English", "中文", t("Meaning")], rows, key="vocabulary", alt=t("Words of the field"))


def unit_names(t: Text) -> Mapping[str, str]:
    """The units of metrics."""
    return {"count": t("number"), "ratio": t("ratio"), "days": t("days"), "money": t("amount")}


def _draw(t: Text, one: MetricDef) -> None:
    other = get_text(_OTHER[t.locale])(one.name)
    directions = {True: t("up is good"), False: t("down is good"), None: t("neither way is good")}
    with st.container(border=True, height="stretch", key=f"metric_{one.key}"):
        st.subheader(escape_markdown(t(one.name)), anchor=one.key)
        facts = [other, unit_names(t)[one.unit], directions[one.up_is_good], one.key]
        st.caption(" · ".join(escape_markdown(fact) for fact in facts))
        st.markdown(escape_markdown(t(one.definition)))
        if one.key in FORMULAS:
            st.markdown(f":blue[= {escape_markdown(t(FORMULAS[one.key]))}]")
        default = one.variants[0].key
        rows: list[list[Cell]] = [
            [
                Markdown(
                    f"**{escape_markdown(t(way.name))}**"
                    + (f" :gray-badge[{escape_markdown(t('default'))}]" if way.key == default else "")
                ),
                t(way.definition),
            ]
            for way in one.variants
        ]
        ledger_table([t("Counted"), t("Meaning")], rows, key=f"ways_{one.key}", alt=t(one.name))


def _texts(one: MetricDef) -> tuple[str, ...]:
    return (one.name, one.definition, *(text for way in one.variants for text in (way.name, way.definition)))


def _matches(search: str, texts: Sequence[str], *more: str) -> bool:
    words = search.casefold().split()
    chinese = get_text("zh_CN")
    everything = " ".join([*texts, *(chinese(text) for text in texts), *more]).casefold()
    return all(word in everything for word in words)
