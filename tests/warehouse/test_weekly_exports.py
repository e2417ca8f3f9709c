"""A company exported again and again: the pipeline of every export's day is what the simulator knows of it.

The truth is read from the company's own history in plain Python; no rule of the warehouse is repeated.
"""

from __future__ import annotations

import calendar
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.importers.bench import Bench, bench
from tests.importers.metamorphic.cases import CASES, Case, english
from tests.importers.metamorphic.company import AS_OF, small_company
from tests.importers.metamorphic.dress import Dress, dressed
from tests.importers.metamorphic.figures import figures
from tests.importers.metamorphic.loaded import beside
from tests.importers.metamorphic.oracle import LOST, WON, Truth

WEEKS_BACK = (26, 20, 14, 8, 3, 2, 1, 0)
DAYS = tuple(AS_OF - timedelta(weeks=weeks) for weeks in WEEKS_BACK)
BY_NAME = {case.name: case for case in CASES}
SNAPSHOTS = (
    "sheet",
    "zoho-zh",
    "pipedrive",
    "hubspot",
    "dynamics365",
    "odoo",
    "fxiaoke",
    "wukong-extra_fields",
)
BESIDE_THE_POINT = ("Account", "User", "Lead", "Task", "客户信息")
WITH_HISTORY = ("salesforce_dataloader", "sheet-history")
LATE = (3, 0, 7, 5, 1, 6, 2, 4)
"""An order in which exports come in when somebody finds the old ones in a mailbox."""
Picture = dict[str, tuple[int, int]]


@pytest.fixture(scope="module")
def truth() -> Truth:
    return Truth(small_company())


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Bench]:
    """A warehouse that knows the company's rates."""
    with bench(tmp_path) as made:
        made.load(beside(small_company(), chinese=False), as_of=AS_OF)
        yield made


def load(house: Bench, case: Case, day: date, *, without: Sequence[str] = ()) -> int | None:
    """Load the complete export of a day, without some of its tables."""
    tables = [
        table
        for table in case.tables(small_company(), day)
        if table.name not in (*without, *BESIDE_THE_POINT)
    ]
    report = house.load(dressed(tables, case.style, Dress()), as_of=day, complete=True)
    assert {file.status for file in report.files} == {"loaded"}
    return report.load_id


def known(truth: Truth, day: date) -> Picture:
    """Open deals and their yuan by stage at the end of a day, as the simulator knows."""
    found: dict[str, list[int]] = {}
    for deal, moment in truth.alive(day):
        if moment.stage < WON:
            amount = 0 if moment.amount is None else truth.yuan(moment.amount, deal.currency, day)
            found.setdefault(truth.stages[moment.stage], []).append(amount)
    return {stage: (len(amounts), sum(amounts)) for stage, amounts in found.items()}


def seen(house: Bench, day: date) -> Picture:
    """The same from the metrics of the warehouse."""
    asked = [("deals_open", "at_end", ("stage",)), ("amount_open", "at_end", ("stage",))]
    deals, amounts = (figures(house, day, [question], english)[question] for question in asked)
    return {str(stage): (row[0], amounts[stage,][0]) for (stage,), row in deals.items()}


def month_ends(first: date, last: date) -> list[date]:
    """The last days of the months that lie between two days."""
    ends = [
        date(year, month, calendar.monthrange(year, month)[1])
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
    ]
    return [day for day in ends if first <= day <= last]


def test_the_weeks_hold_all_that_can_happen_to_a_deal(truth: Truth) -> None:
    """Reopened, stepped back, removed, born in mid-funnel and so on: else the tests show little."""
    happened: Counter[str] = Counter()
    for deal in truth.deals:
        story = [moment for moment in deal.story if moment.at.date() > DAYS[0]]
        happened["removed"] += deal.removed is not None
        happened["born late"] += deal.created > DAYS[0] and deal.story[0].stage > 1
        for before, after in pairwise(story):
            happened["reopened"] += before.stage == LOST and after.stage < WON
            happened["stepped back"] += after.stage < before.stage < WON
            happened["skipped"] += before.stage + 1 < after.stage < WON
            happened["handed over"] += before.owner != after.owner
            happened["several on one day"] += before.at.date() == after.at.date()
    assert min(happened.values()) >= 2, happened
    assert len(happened) == 7


@pytest.mark.parametrize("name", SNAPSHOTS if os.environ.get("TEST_SWEEP") else SNAPSHOTS[2:4])
def test_every_export_s_day_shows_what_was_true_then(house: Bench, truth: Truth, name: str) -> None:
    for day in DAYS:
        load(house, BY_NAME[name], day)
    for day in DAYS:
        assert seen(house, day) == known(truth, day), day


@pytest.mark.parametrize("name", ["hubspot", "sheet-history"])
def test_exports_that_come_late_and_out_of_order_tell_the_same(house: Bench, truth: Truth, name: str) -> None:
    for turn in LATE:
        load(house, BY_NAME[name], DAYS[turn])
    for day in DAYS:
        assert seen(house, day) == known(truth, day), day


@pytest.mark.parametrize("name", ["zoho", "salesforce_dataloader"])
def test_an_export_undone_in_the_middle_leaves_the_other_days_as_they_were(
    house: Bench, truth: Truth, name: str
) -> None:
    numbers = [load(house, BY_NAME[name], day) for day in DAYS]
    house.undo(numbers[4])
    house.undo(numbers[2])
    for day in DAYS[:2] + DAYS[3:4] + DAYS[5:]:
        assert seen(house, day) == known(truth, day), day
    house.redo(numbers[2])
    house.redo(numbers[4])
    for day in DAYS:
        assert seen(house, day) == known(truth, day), day


@pytest.mark.parametrize("name", WITH_HISTORY)
def test_with_an_exported_history_every_month_end_is_right(house: Bench, truth: Truth, name: str) -> None:
    """Also those before the first export; deals removed before it are not known to anybody."""
    for day in DAYS:
        load(house, BY_NAME[name], day)
    for day in (*month_ends(date(2025, 1, 1), AS_OF), *DAYS):
        assert seen(house, day) == known(truth, day), day


def test_a_history_is_preferred_and_later_exports_without_one_go_on_from_it(
    house: Bench, truth: Truth
) -> None:
    case = BY_NAME["salesforce_dataloader"]
    for turn, day in enumerate(DAYS):
        load(house, case, day, without=() if turn <= 3 else ("OpportunityHistory",))
    for day in (*month_ends(date(2025, 1, 1), DAYS[3]), *DAYS):
        assert seen(house, day) == known(truth, day), day


def test_a_removed_deal_is_neither_won_nor_lost(house: Bench, truth: Truth) -> None:
    for day in DAYS:
        load(house, BY_NAME["sheet"], day)
    removed = {f"D-{deal.number:05d}" for deal in truth.deals if deal.removed}
    assert len(removed) == 3
    rows = house.rows(
        "select k.key, d.status, (select max(s.status) from core.spans s where s.deal_id = d.deal_id) "
        "from core.deals d join raw.deals_keys k on k.key_id = d.deal_id"
    )
    found = {key: (status, worst) for key, status, worst in rows if key in removed}
    assert found == dict.fromkeys(removed, (3, 0))
