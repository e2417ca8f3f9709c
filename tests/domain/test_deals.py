from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from salesperf.domain.deals import Deal, Pipeline, Stage

OPEN = Stage(name="Lead in", position=1, kind="open")
WON = Stage(name="Won", position=2, kind="won")
LOST = Stage(name="Lost", position=3, kind="lost")


def deal(**facts: Any) -> Deal:
    return Deal(
        **{"key": "1", "name": "Huarui", "status": "open", "stage": "Lead in", "pipeline": "New"} | facts
    )


def test_a_pipeline_has_its_stages_in_order() -> None:
    assert Pipeline(name="New", stages=(OPEN, WON, LOST)).open_stages == (OPEN,)


@pytest.mark.parametrize(
    ("stages", "why"),
    [
        ((OPEN, WON), "needs a won and a lost"),
        ((OPEN, Stage(name="Lost", position=2, kind="lost")), "needs a won and a lost"),
        ((WON, OPEN, LOST), "count from 1"),
        ((Stage(name="Lost", position=1, kind="lost"), WON), "open stages come first"),
        ((OPEN, WON, Stage(name="Won", position=3, kind="lost")), "one name"),
    ],
)
def test_a_pipeline_that_makes_no_sense_is_refused(stages: tuple[Stage, ...], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Pipeline(name="New", stages=stages)


def test_the_cycle_runs_from_creation_to_close() -> None:
    assert deal(status="won", created_on=date(2026, 1, 1), closed_on=date(2026, 2, 1)).cycle_days == 31


def test_a_close_before_creation_stays_on_the_deal_and_has_no_cycle() -> None:
    odd = deal(status="won", created_on=date(2026, 2, 10), closed_on=date(2026, 2, 1))
    assert odd.closed_on == date(2026, 2, 1)
    assert odd.cycle_days is None


def test_open_and_undated_deals_have_no_cycle() -> None:
    assert deal(created_on=date(2026, 1, 1)).cycle_days is None
    assert deal(status="lost", closed_on=date(2026, 1, 1)).cycle_days is None


@pytest.mark.parametrize(
    "facts",
    [
        {"status": "open", "closed_on": date(2026, 1, 1)},
        {"status": "won"},
        {"status": "won", "closed_on": date(2026, 1, 1), "lost_reason": "price"},
        {"probability": 5},
    ],
)
def test_facts_that_contradict_the_status_are_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        deal(**facts)
