"""The weekly review in words: its title, what to do first, the notes under its charts, its tiles."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from salesperf.metrics.movement import KIND_NAMES
from salesperf.reports import tile
from salesperf.reports.asked import Asked, Figure
from salesperf.reports.period_words import inside, subject, versus
from salesperf.reports.review import Cover, Moved, stretch_of
from salesperf.reports.tested import Tested
from salesperf.reports.tile import Drill, Tile
from salesperf.text import Text


def headline(
    t: Text, asked: Asked, moved: Moved, stuck: tuple[Figure, ...], found: Tested
) -> tuple[str, str]:
    """What became of the pipeline since the day compared with, and what to decide first."""
    if not asked.begun:
        return t("{period} has not begun", period=subject(t, asked)), ""
    if moved.empty:
        return t("No deal was open in this selection"), t(
            "Choose another period, or fewer teams, reps and sources."
        )
    return _moved_title(t, asked, moved), _first(t, stuck, found)


def _moved_title(t: Text, asked: Asked, moved: Moved) -> str:
    day = t.day(moved.since) if moved.since.year == moved.until.year else t.date(moved.since)
    pipeline = (
        t("Pipeline due in {period}", period=inside(t, asked))
        if moved.due is not None
        else t("Open pipeline")
    )
    if not moved.amounts_known:
        net = moved.kinds["end"][1] - moved.kinds["start"][1]
        size = t.plural("{n} deal", "{n} deals", abs(net))
    else:
        net, size = moved.net, _money(t, asked, abs(moved.net))
    if net == 0:
        head = t("{pipeline} stands where it stood on {day}", pipeline=pipeline, day=day)
    elif net < 0:
        head = t("{pipeline} fell by {size} since {day}", pipeline=pipeline, size=size, day=day)
    else:
        head = t("{pipeline} grew by {size} since {day}", pipeline=pipeline, size=size, day=day)
    out, lost = moved.kinds["moved_out"], moved.kinds["lost"]
    if not moved.amounts_known or not (out[0] or lost[0]):
        return head
    if out[0] >= lost[0]:
        return t("{head}; {amount} was put off to later", head=head, amount=_money(t, asked, out[0]))
    return t("{head}; {amount} was lost", head=head, amount=_money(t, asked, lost[0]))


def _first(t: Text, stuck: tuple[Figure, ...], found: Tested) -> str:
    worst = max(stuck, key=lambda one: (one.extra.get("amount") or 0, one.value or 0), default=None)
    decide = ""
    if worst is not None and worst.value:
        decide = t.plural(
            "decide the {n} deal stuck in {stage}",
            "decide the {n} deals stuck in {stage}",
            int(worst.value),
            stage=str(worst.names[0]),
        )
    ask = ""
    if found.fall and found.fall.carrier:
        ask = t(
            "find out why deals from {source} stop before {stage}",
            source=found.fall.carrier,
            stage=found.fall.entered,
        )
    elif found.fall:
        ask = t("find out why deals stop before {stage}", stage=found.fall.entered)
    if decide and ask:
        return t("First: {one}; {other}.", one=decide, other=ask)
    if decide or ask:
        return t("First: {one}.", one=decide or ask)
    return (
        t("No deal is stuck, and no stage fell against the 13 weeks before.")
        if found.tested
        else t("No deal is stuck.")
    )


def kind_label(t: Text, moved: Moved, kind: str) -> str:
    """What a line of the ledger is called; its ends by their days."""
    if kind == "start":
        return t.day(moved.since)
    return t.day(moved.until) if kind == "end" else t(KIND_NAMES[kind])


def ledger_note(t: Text, asked: Asked, moved: Moved) -> str:
    """The residual in words."""
    amount, deals = moved.kinds["residual"]
    shown = t.money(amount, asked.settings.reporting_currency)
    if amount or deals:
        return t("{amount} and {n} deals are left unexplained.", amount=shown, n=deals)
    if not moved.amounts_known:
        return t("Residual 0: every deal between the two days has a reason. Select a bar to see them.")
    return t(
        "Residual {amount}: every amount between the two days has a reason. Select a bar to see its deals.",
        amount=shown,
    )


def moved_drill(t: Text, moved: Moved, kind: str) -> Drill:
    """The deals of one line of the ledger."""
    return Drill(
        kind_label(t, moved, kind),
        "movement",
        (("movement", kind),),
        stretch=stretch_of(moved),
        due=moved.due,
    )


def bottleneck_words(t: Text, found: Tested) -> str:
    """The test in words, also where it found nothing."""
    if not found.tested:
        return t(
            "Too few deals to tell: a stage needs 10 that entered it in these 13 weeks, and in the 13 before."
        )
    looks = sum(1 for step in found.steps if step.p is not None)
    if found.fall is None:
        return t.plural(
            "None found: no stage fell by more than chance. {n} stage tested.",
            "None found: no stage fell by more than chance. {n} stages tested, corrected for that (Holm).",
            looks,
        )
    step = found.fall.step
    others = sum(1 for one in found.steps if one.fell) - 1
    p = t("p < 0.001") if (step.p or 0) < 0.001 else t("p = {p}", p=t.number(step.p, 3))
    words = t.plural(
        "Was {before}, {part} of {whole}. Hardly chance: {p}, corrected for {n} stage.",
        "Was {before}, {part} of {whole}. Hardly chance: {p}, corrected for {n} stages.",
        looks,
        before=t.percent(*step.before),
        part=step.before[0],
        whole=step.before[1],
        p=p,
    )
    rest = (
        t("No other stage fell.")
        if not others
        else t.plural("{n} other stage fell too.", "{n} other stages fell too.", others)
    )
    return words + ("" if t.locale == "zh_CN" else " ") + rest


def cover_words(t: Text, asked: Asked, cover: Cover) -> str:
    """Whether a pipeline is enough, and by how much it is not."""
    if cover.left <= 0:
        return t("target reached")
    if cover.needed is None:
        return ""
    return t("short {amount}", amount=_money(t, asked, cover.short)) if cover.short else t("enough")


def cover_note(t: Text, asked: Asked, cover: Cover) -> str:
    """The parts of a coverage: what is due, what is left, how often the one holds the other, and should."""
    due, left = _money(t, asked, cover.due), _money(t, asked, abs(cover.left))
    if cover.left <= 0:
        return t("{due} due; {left} over target already", due=due, left=left)
    times = t.multiple(cover.due, cover.left)
    if cover.needed is None:
        return t("{due} due, {times} the {left} left", due=due, times=times, left=left)
    needed = t.multiple(cover.needed, cover.left)
    return t(
        "{due} due, {times} the {left} left; needs {needed}", due=due, times=times, left=left, needed=needed
    )


def cover_rows(t: Text, asked: Asked, found: tuple[Cover, ...]) -> pd.DataFrame:
    """One row per team or rep: what is due in the period, and whether that is enough."""
    return pd.DataFrame(
        {
            "key": [one.member for one in found],
            "label": [one.name for one in found],
            "value": [float(one.due) for one in found],
            "needed": [None if one.needed is None else float(one.needed) for one in found],
            "parts": [cover_words(t, asked, one) for one in found],
            "note": [cover_note(t, asked, one) for one in found],
            "tone": ["behind" if one.short else "ahead" for one in found],
        }
    )


def velocity_words(t: Text, asked: Asked, figure: Figure) -> str:
    """The four parts of velocity as the product that they are."""
    parts = figure.extra
    return t(
        "{deals} open deals × {amount} average won × {rate} win rate ÷ {days} days average cycle "
        "= {value} a day",
        deals=t.number(parts.get("open_deals")),
        amount=_money(t, asked, parts.get("won_amount")),
        rate=t.percent(parts.get("win_rate"), digits=1),
        days=t.number(parts.get("cycle_days"), 1),
        value=_money(t, asked, figure.value),
    )


def tiles(t: Text, asked: Asked, now: dict[str, Figure], then: dict[str, Figure]) -> tuple[Tile, ...]:
    """Velocity, win rate, sales cycle, slip rate and new pipeline of the period."""
    return (
        _velocity(t, asked, now["velocity"], then["velocity"]),
        tile.won_rate(t, now["win_rate"], then["win_rate"], drill=Drill(t("Win rate"), "win_rate")),
        tile.cycle(
            t, now["sales_cycle"], then["sales_cycle"], asked, drill=Drill(t("Sales cycle"), "sales_cycle")
        ),
        _slip(t, now["slip_rate"], then["slip_rate"]),
        _created(t, asked, now["amount_created"], then["amount_created"]),
    )


def _velocity(t: Text, asked: Asked, now: Figure, then: Figure) -> Tile:
    change = tile.relative(now, then)
    return Tile(
        key="velocity",
        label=t("Velocity, per day"),
        value=_money(t, asked, now.value),
        delta="" if change is None else t.signed_percent(change),
        meaning=tile.meaning_of(change),
        parts="" if change is None else versus(t, asked),
        help=tile.explained(t, "velocity"),
        opens=t.plural("{n} won deal", "{n} won deals", now.n),
        drill=Drill(t("Won deals"), "deals_won"),
    )


def _slip(t: Text, now: Figure, then: Figure) -> Tile:
    change = tile.difference(now, then)
    few = (now.denominator or 0) < tile.FEW or (then.denominator or 0) < tile.FEW
    return Tile(
        key="slip_rate",
        label=t("Slip rate"),
        value=t.percent(now.value),
        delta="" if change is None or few else t.points(change),
        meaning="neutral" if few else tile.meaning_of(change, up_is_good=False),
        parts=tile.interval(t, now) if now.denominator else t("no deal was due"),
        help=tile.explained(t, "slip_rate"),
        opens=t("{part} of {whole} due", part=now.numerator or 0, whole=now.denominator)
        if now.denominator
        else "",
        drill=Drill(t("Slip rate"), "slip_rate", numerator_only=True),
    )


def _created(t: Text, asked: Asked, now: Figure, then: Figure) -> Tile:
    change = tile.relative(now, then)
    return Tile(
        key="amount_created",
        label=t("New pipeline"),
        value=_money(t, asked, now.value),
        delta="" if change is None else t.signed_percent(change),
        meaning=tile.meaning_of(change),
        parts="" if change is None else versus(t, asked),
        help=tile.explained(t, "amount_created"),
        opens=t.plural("{n} new deal", "{n} new deals", now.n),
        drill=Drill(t("New pipeline"), "amount_created"),
        bars=True,
    )


def _money(t: Text, asked: Asked, minor: Fraction | int | None) -> str:
    return t.money(minor, asked.settings.reporting_currency, short=True)
