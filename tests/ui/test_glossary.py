"""The glossary holds every metric with a formula, and finds it in both languages."""

from __future__ import annotations

from salesperf.metrics import METRICS
from salesperf.text import get_text
from salesperf.ui.glossary import entries
from salesperf.ui.glossary.formulas import FORMULAS
from salesperf.ui.glossary.vocabulary import VOCABULARY


def test_every_metric_has_a_formula_and_no_formula_is_left_over():
    assert set(FORMULAS) == set(METRICS)


def test_every_unit_has_a_name():
    assert {one.unit for one in METRICS.values()} <= set(entries.unit_names(get_text("en")))


def test_a_metric_is_found_by_key_and_by_its_words():
    assert [one.key for one in entries.found_metrics("win_rate")] == ["win_rate"]
    assert "velocity" in [one.key for one in entries.found_metrics("cycle days")]
    assert len(entries.found_metrics("")) == len(METRICS)
    assert entries.found_metrics("zzz") == ()


def test_a_word_of_the_field_is_found_in_chinese():
    assert [one.word for one in entries.found_terms("达成率")][:1] == ["attainment"]


def test_words_of_the_field_stand_once():
    assert len({one.word for one in VOCABULARY}) == len(VOCABULARY)
