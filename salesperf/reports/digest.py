"""The weekly review as a page to send: the same figures and sentences, gathered once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import duckdb
import pandas as pd

from salesperf.metrics import metric
from salesperf.metrics.ladder import Ladder, ladders
from salesperf.metrics.movement import KIND_NAMES, SIGNS
from salesperf.reports import compare, funnel_text, review, review_text, stuck
from salesperf.reports import tested as stages
from salesperf.reports.asked import Asked, Figure
from salesperf.reports.review import Moved
from salesperf.reports.tested import Tested
from salesperf.reports.tile import Meaning, Tile, explained
from salesperf.text import Text
from salesperf.text.periods import period_name

MOST_STUCK = 20
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a section: its cells, and a bar from one share of the section's width to another."""

    cells: tuple[str, ...]
    bar: tuple[float, float] | None = None
    meaning: Meaning = "neutral"


@dataclass(frozen=True, slots=True)
class Section:
    """One card: what it is about, its table, what is said below it, and what its figures mean.

    The first column is text, and so are as many after it as `texts` says; the others align right.
    """

    heading: str
    unit: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    meaning: str = ""
    texts: int = 1


@dataclass(frozen=True, slots=True)
class Digest:
    """The review of one day: what is so, what to do, the figures of the period, the sections."""

    locale: str
    title: str
    lead: str
    subject: str
    tiles: tuple[Tile, ...]
    tiles_note: str
    sections: tuple[Section, ...]


def digest(cursor: duckdb.DuckDBPyConnection, asked: Asked, t: Text, since: date | None = None) -> Digest:
    """Everything that the page says. The ledger begins after `since`, by default a week ago."""
    variant = metric("stuck").variant().key
    begin = asked.day - WEEK if since is None else since
    due = review.moved(cursor, asked, begin, asked.scope.period)
    moved = review.moved(cursor, asked, begin, None) if due.empty else due
    pipelines = ladders(cursor)
    found = stages.tests(cursor, asked, pipelines)
    waiting, all_waiting = review.stuck_by_stage(cursor, asked, variant)
    now, then = compare.figures(cursor, asked)
    title, lead = review_text.headline(t, asked, moved, waiting, found)
    sections = [
        _moved(t, asked, moved),
        _covers(cursor, t, asked),
        *(_funnel(cursor, t, asked, one, found) for one in pipelines if one.deals),
        _bottleneck(t, found),
        _stuck(cursor, t, asked, variant, all_waiting),
    ]
    velocity = now["velocity"]
    return Digest(
        locale=t.locale,
        title=title,
        lead=lead,
        subject=t(
            "Weekly review · {period} · as of {day}",
            period=period_name(t, asked.scope.period, asked.calendar, today=asked.scope.as_of),
            day=t.date(asked.day),
        ),
        tiles=tuple(review_text.tiles(t, asked, now, then)),
        tiles_note="" if velocity.value is None else review_text.velocity_words(t, asked, velocity),
        sections=tuple(one for one in sections if one.lines or one.notes),
    )


def _moved(t: Text, asked: Asked, moved: Moved) -> Section:
    heights = _heights(moved)
    top = max((max(pair) for pair in heights.values()), default=0) or 1
    lines = []
    for kind in KIND_NAMES:
        if kind == "residual":
            continue
        amount, deals = moved.kinds[kind]
        low, high = sorted(heights[kind])
        ends = kind in ("start", "end")
        signed = t.signed_money if not ends else t.money
        shown = signed(SIGNS[kind] * amount if not ends else amount, _currency(asked), short=True)
        meaning: Meaning = "neutral" if ends or not amount else "ahead" if _is_gain(kind) else "behind"
        lines.append(
            Line(
                (review_text.kind_label(t, moved, kind), shown if deals else "–", t.number(deals)),
                (low / top, high / top) if deals else None,
                meaning,
            )
        )
    amount, deals = moved.kinds["residual"]
    residual = t("Residual: {amount} in {n} deals.", amount=t.money(amount, _currency(asked)), n=deals)
    return Section(
        t("What moved"),
        t("since {day}", day=t.date(moved.since)),
        (t("Movement"), t("Amount"), t("Deals")),
        tuple(lines),
        (residual,),
        explained(t, "movement"),
    )


def _heights(moved: Moved) -> dict[str, tuple[int, int]]:
    """Where each bar of the waterfall begins and ends, in minor units."""
    found, level = {"start": (0, moved.kinds["start"][0])}, moved.kinds["start"][0]
    for kind in KIND_NAMES:
        if kind in ("start", "end", "residual"):
            continue
        after = level + SIGNS[kind] * moved.kinds[kind][0]
        found[kind] = (max(level, 0), max(after, 0))
        level = after
    found["end"] = (0, moved.kinds["end"][0])
    return found


def _is_gain(kind: str) -> bool:
    return kind == "won" or SIGNS[kind] > 0


def _covers(cursor: duckdb.DuckDBPyConnection, t: Text, asked: Asked) -> Section:
    covers = review.covers(cursor, asked, "team")
    top = max((max(one.due, one.needed or 0) for one in covers), default=0) or 1
    lines = tuple(
        Line(
            (one.name, review_text.cover_words(t, asked, one), review_text.cover_note(t, asked, one)),
            (0, float(Fraction(one.due) / top)),
            "behind" if one.short else "ahead",
        )
        for one in covers
    )
    return Section(
        t("Whose pipeline is enough"),
        "",
        (t("Team"), t("Against what it needs"), t("Parts")),
        lines,
        (),
        explained(t, "coverage"),
        texts=3,
    )


def _funnel(
    cursor: duckdb.DuckDBPyConnection, t: Text, asked: Asked, ladder: Ladder, found: Tested
) -> Section:
    variant = metric("stage_conversion").variant().key
    frame = review.funnel(cursor, asked, ladder, variant)
    rows = _known(frame)
    most = max((row["reached"] or 0 for row in rows), default=0)
    if not most:
        return Section(t("Where deals stop"), ladder.name, (), ())
    steps = [*_known(funnel_text.steps(frame, found)), None]
    lines = tuple(
        Line(
            (
                row["label"],
                t.number(row["reached"]),
                t.money(row["amount"], _currency(asked), short=True),
                *_step_cells(t, step),
            ),
            (0, (row["reached"] or 0) / most),
            "behind" if step and step["behind"] else "ahead",
        )
        for row, step in zip(rows, steps, strict=True)
    )
    return Section(
        t("Where deals stop"),
        f"{ladder.name} · {funnel_text.cohort_words(t, asked, frame, variant)}",
        (
            t("Stage"),
            t("Deals"),
            t("Amount"),
            t("Went on"),
            t("95 % interval"),
            t("Parts"),
            t("Cohort before"),
        ),
        lines,
        (),
        explained(t, "stage_conversion", variant),
    )


def _step_cells(t: Text, step: Mapping[Hashable, Any] | None) -> tuple[str, str, str, str]:
    """How many went on from a stage, with interval, parts, and the share before."""
    if step is None:
        return "", "", "", ""
    part, whole = step["numerator"], step["denominator"]
    return (
        t.percent(part, whole),
        t.percent_range(step["low"], step["high"]),
        t("{part} of {whole}", part=t.number(part), whole=t.number(whole)) if whole else "–",
        t.percent(step["before"]),
    )


def _bottleneck(t: Text, found: Tested) -> Section:
    heading = t("Bottleneck")
    if found.fall:
        heading += f": {found.fall.stage} → {found.fall.entered}"
    unit = t("deals that entered, against the 13 weeks before")
    return Section(heading, unit, (), (), (review_text.bottleneck_words(t, found),))


def _stuck(cursor: duckdb.DuckDBPyConnection, t: Text, asked: Asked, variant: str, figure: Figure) -> Section:
    found = stuck.stuck(cursor, asked, variant, figure)
    if not found.deals:
        return Section(stuck.title(t, found), "", (), (), (t("No deal is stuck."),))
    frame = stuck.table(t, found).head(MOST_STUCK)
    worth = _known(found.listed.deals.loc[frame.index])
    lines = tuple(
        Line(
            (
                *_texts(row),
                "–" if own["amount"] is None else t.money(own["amount"], own["currency"], short=True),
            )
        )
        for row, own in zip(_known(frame), worth, strict=True)
    )
    more = found.listed.total - len(lines)
    return Section(
        stuck.title(t, found),
        stuck.subtitle(t, asked, found),
        (t("Deal"), t("Rep"), t("Stage"), t("Why it counts as stuck"), t("Next step"), t("Amount")),
        lines,
        (t.plural("and {n} more", "and {n} more", more),) if more > 0 else (),
        explained(t, "stuck", variant),
        texts=5,
    )


def _texts(row: Mapping[Hashable, Any]) -> tuple[str, ...]:
    return tuple(str(row[name] or "–") for name in ("name", "rep", "stage", "why", "next_step"))


def _known(frame: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """The rows of a frame, None where a cell is empty."""
    return [
        {name: None if pd.isna(cell) else cell for name, cell in row.items()}
        for row in frame.to_dict("records")
    ]


def _currency(asked: Asked) -> str:
    return asked.settings.reporting_currency
