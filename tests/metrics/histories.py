"""Deal histories made by hypothesis: skips, regressions, reopenings, births mid-funnel, ties, removals."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from tests.metrics.core_tables import OPEN_STAGES, Deal, State

START = date(2026, 1, 1)
DAYS = 80
"""Histories run from January far into March."""

days = st.integers(0, DAYS).map(lambda step: START + timedelta(days=step))
amounts = st.one_of(st.none(), st.integers(0, 5), st.integers(0, 10_000_00))
dues = st.one_of(st.none(), st.integers(-10, 120).map(lambda step: START + timedelta(days=step)))


@st.composite
def deal_states(draw: st.DrawFn, pipeline: int) -> tuple[State, ...]:
    last_open = OPEN_STAGES[pipeline]
    moments = draw(st.lists(days, min_size=1, max_size=6, unique=True).map(sorted))
    states: list[State] = []
    for place, day in enumerate(moments):
        status = draw(st.sampled_from([0, 0, 0, 0, 1, 2] if place else [0, 0, 0, 0, 0, 1]))
        position = last_open + status if status else draw(st.integers(1, last_open))
        closed: date | None = None
        if status:
            again = bool(states) and states[-1].status == status
            early = draw(st.integers(0, 19)) == 0
            closed = states[-1].closed if again else day - timedelta(days=90 if early else 0)
        states.append(
            State(
                at=datetime.combine(day, time(draw(st.integers(0, 23)))),
                status=status,
                position=position,
                amount=draw(amounts),
                rest=draw(st.sampled_from([0, 0, 0, 2500, 9999])),
                currency=draw(st.sampled_from([1, 1, 1, 1, 2, 3])),
                due=draw(dues),
                owner=draw(st.sampled_from([1, 2, 3, 4, None])),
                source=draw(st.sampled_from([51, 52, None])),
                closed=closed,
            )
        )
    return tuple(states)


@st.composite
def deals(draw: st.DrawFn, deal_id: int) -> Deal:
    pipeline = draw(st.sampled_from([1, 1, 2]))
    states = draw(deal_states(pipeline))
    gone = draw(st.one_of(st.none(), st.none(), st.integers(1, 20)))
    return Deal(
        deal_id=deal_id,
        states=states,
        pipeline=pipeline,
        product=draw(st.sampled_from([1, 2, None])),
        dated=draw(st.sampled_from([True, True, True, True, False])),
        removed=None if gone is None else states[-1].day + timedelta(days=gone),
        active=draw(st.one_of(st.none(), days)),
    )


@st.composite
def companies(draw: st.DrawFn) -> tuple[Deal, ...]:
    """Up to a dozen deals; none at all too."""
    size = draw(st.integers(0, 12))
    return tuple(draw(deals(number)) for number in range(1, size + 1))


@st.composite
def windows(draw: st.DrawFn) -> tuple[date, date, date]:
    """The first day, the last day, and as-of, which may lie within or after the window, or before it."""
    since = draw(days)
    return (
        since,
        since + timedelta(days=draw(st.integers(0, 50))),
        draw(days) + timedelta(days=draw(st.integers(0, 20))),
    )
