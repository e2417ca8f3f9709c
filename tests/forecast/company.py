"""Made-up deals with their whole history, straight in the core tables: enough of them to learn from."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pandas as pd

from salesperf.warehouse.store import Store

START = date(2025, 1, 1)
FOREVER = date(9999, 12, 31)
WON, LOST = 5, 6


@dataclass(frozen=True)
class Turn:
    """What a deal is from `day` on. Positions 1 to 4 are open, 5 is won, 6 lost."""

    day: date
    position: int = 1
    amount: int | None = 100_00
    due: date | None = None

    @property
    def status(self) -> int:
        return max(self.position - 4, 0)


@dataclass(frozen=True)
class Deal:
    """A deal by its turns, its owner and the days of its activities."""

    deal_id: int
    turns: tuple[Turn, ...]
    owner: int = 1
    spoken: tuple[date, ...] = ()
    first_seen: date = START

    def cut(self, day: date) -> Deal | None:
        """The deal as far as it had come by the end of `day`."""
        turns = tuple(one for one in self.turns if one.day <= day)
        spoken = tuple(one for one in self.spoken if one <= day)
        return replace(self, turns=turns, spoken=spoken) if turns else None


def made_up(n: int, *, seed: int = 1, days: int = 400) -> list[Deal]:
    """Deals of which large, pushed and long ones are lost more often."""
    chance = random.Random(seed)
    return [_deal(number, chance, days) for number in range(1, n + 1)]


def _deal(number: int, chance: random.Random, days: int) -> Deal:
    born = START + timedelta(days=chance.randrange(days))
    amount = round(100_00 * chance.lognormvariate(0, 0.8))
    day, due = born, born + timedelta(days=60)
    turns = [Turn(day, 1, amount, due)]
    for position in (2, 3, 4):
        day += timedelta(days=chance.randrange(3, 20))
        if chance.random() < 0.2:
            due += timedelta(days=35)
        turns.append(Turn(day, position, amount, due))
        if chance.random() < 0.18:
            break
    day += timedelta(days=chance.randrange(3, 15))
    pushed = len({turn.due for turn in turns}) - 1
    odds = 0.75 - 0.25 * pushed - (0.3 if amount > 150_00 else 0) if turns[-1].position == 4 else 0.05
    turns.append(Turn(day, WON if chance.random() < odds else LOST, amount))
    spoken = tuple(turn.day for turn in turns[1:-1])
    return Deal(number, tuple(turns), owner=1 + number % 4, spoken=spoken)


def warehouse(deals: Iterable[Deal]) -> Store:
    """A warehouse in memory that holds these deals."""
    known = list(deals)
    store = Store.open(None)
    with store.write() as cursor:
        for table, rows in _tables(known).items():
            if rows:
                frame = pd.DataFrame(rows)  # noqa: F841 - DuckDB reads it by name
                cursor.execute(f"insert into {table} by name select * from frame")
    return store


def _tables(deals: Sequence[Deal]) -> dict[str, list[dict[str, object]]]:
    loads = sorted({deal.first_seen for deal in deals})
    return {
        "core.spans": [row for deal in deals for row in _spans(deal)],
        "core.visits": [row for deal in deals for row in _visits(deal)],
        "core.deals": [
            {
                "deal_id": deal.deal_id,
                "version_id": deal.deal_id,
                "status": deal.turns[-1].status,
                "first_load": loads.index(deal.first_seen) + 1,
            }
            for deal in deals
        ],
        "core.ref_reps": [{"ref_id": rep, "rep_id": rep} for rep in range(1, 5)],
        "meta.loads": [
            {
                "load_id": number,
                "loaded_at": datetime(2026, 1, 1),
                "loaded_by": "test",
                "as_of": day,
                "as_of_from": "option",
                "state": "active",
                "revision": number,
            }
            for number, day in enumerate(loads, 1)
        ],
        "raw.activities": [
            {
                "version_id": 100 * deal.deal_id + place,
                "key_id": 100 * deal.deal_id + place,
                "load_id": 1,
                "file_id": 1,
                "line": place,
                "deal_ref": deal.deal_id,
                "on_day": day,
            }
            for deal in deals
            for place, day in enumerate(deal.spoken, 1)
        ],
    }


def _spans(deal: Deal) -> list[dict[str, object]]:
    ends = [turn.day for turn in deal.turns[1:]] + [FOREVER]
    return [
        {
            "deal_id": deal.deal_id,
            "from_day": turn.day,
            "to_day": end,
            "status": turn.status,
            "pipeline_id": 1,
            "stage_id": 10 + turn.position,
            "amount": turn.amount,
            "amount_rest": 0,
            "currency_id": 1,
            "due_on": turn.due,
            "closed_on": turn.day if turn.status else None,
            "created_on": deal.turns[0].day,
            "owner_ref": deal.owner,
            "source_id": 50 + deal.deal_id % 2,
            "top_position": min(turn.position, 4),
            "visited": 1,
            "derived": False,
        }
        for turn, end in zip(deal.turns, ends, strict=True)
    ]


def _visits(deal: Deal) -> list[dict[str, object]]:
    ends = [turn.day for turn in deal.turns[1:]] + [None]
    return [
        {
            "deal_id": deal.deal_id,
            "visit_no": place,
            "pipeline_id": 1,
            "stage_id": 10 + turn.position,
            "position": turn.position,
            "entered_at": datetime.combine(turn.day, datetime.min.time()),
            "left_at": None if end is None else datetime.combine(end, datetime.min.time()),
            "derived": False,
        }
        for place, (turn, end) in enumerate(zip(deal.turns, ends, strict=True), 1)
    ]
