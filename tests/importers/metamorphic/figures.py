"""Every figure of a warehouse by names: all metrics and variants, in total and by rep, stage and month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from salesperf.metrics import METRICS, run
from salesperf.settings import WorkspaceSettings
from tests.importers.bench import Bench

SETTINGS = WorkspaceSettings()
SPLITS = ((), ("rep",), ("stage",), ("month",))
MORE_SPLITS = (("team",), ("source",), ("product",), ("currency",))
MAIN = ("deals_open", "amount_open", "deals_won", "deals_lost", "bookings", "win_rate")
"""Metrics that are split by more: how a fact reaches a dimension is the same for all."""
Question = tuple[str, str, tuple[str, ...]]
Answer = dict[tuple[str | None, ...], tuple[Any, int | None, int | None, int, int]]
Figures = dict[Question, Answer]


def questions() -> list[Question]:
    """Metric, variant and split of every figure that can be asked for."""
    return [
        (metric.key, variant.key, by)
        for metric in METRICS.values()
        for variant in metric.variants
        for by in (*SPLITS, *(MORE_SPLITS if metric.key in MAIN and variant is metric.variants[0] else ()))
        if set(by) <= set(metric.dimensions)
    ]


def figures(
    house: Bench, as_of: date, asked: list[Question], english: Callable[[str | None], str | None]
) -> Figures:
    """The answers by names in English; a row in which nothing was counted is left out."""
    found: Figures = {}
    with house.store.read() as cursor:
        for key, variant, by in asked:
            result = run(cursor, key, variant=variant, by=by, as_of=as_of, settings=SETTINGS)
            found[key, variant, by] = {
                tuple(english(name) for _, name in row.dims): (
                    row.value,
                    row.numerator,
                    row.denominator,
                    row.n,
                    row.unconverted,
                )
                for row in result.rows
                if row.n or row.value not in (None, 0)
            }
    return found


def differences(found: Figures, wanted: Figures, *, most: int = 12) -> list[str]:
    """What differs, in words, at most some lines."""
    lines = []
    for question, answer in wanted.items():
        if question not in found:
            continue
        for names in {**answer, **found[question]}:
            before, after = answer.get(names), found[question].get(names)
            if before != after:
                lines.append(f"{question} {names}: {_shown(after)}, should be {_shown(before)}")
    return lines[:most]


def _shown(answer: tuple[Any, ...] | None) -> str:
    if answer is None:
        return "nothing"
    return str(tuple(float(part) if isinstance(part, Fraction) else part for part in answer))


def only(figures_: Figures, asked: Mapping[Question, object] | list[Question]) -> Figures:
    """The answers to these questions."""
    return {question: figures_[question] for question in asked if question in figures_}
