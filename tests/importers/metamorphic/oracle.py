"""The main figures of a company in plain Python, from its history: loops and fractions, no SQL."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from salesperf.demo import Company
from tests.importers.metamorphic.figures import Answer, Figures

WON, LOST = 6, 7
BEGINNING_OF_TIME = date.min


@dataclass(frozen=True)
class Moment:
    """What held of a deal from a moment on."""

    at: datetime
    stage: int
    amount: int | None
    due: date | None
    owner: int


@dataclass(frozen=True)
class Deal:
    """One deal of the company with all that ever held of it, in order."""

    number: int
    currency: str
    source: str
    product: str
    story: tuple[Moment, ...]
    removed: date | None

    @property
    def created(self) -> date:
        return self.story[0].at.date()

    def on(self, day: date) -> Moment | None:
        """What held at the end of a day; None before its creation and from its removal on."""
        if self.removed is not None and day >= self.removed:
            return None
        past = [moment for moment in self.story if moment.at.date() <= day]
        return past[-1] if past else None

    def closed(self, day: date) -> date:
        """The day on which it entered the closed stage that it is in on `day`."""
        past = [moment for moment in self.story if moment.at.date() <= day]
        place = len(past) - 1
        while place and past[place - 1].stage == past[place].stage:
            place -= 1
        return past[place].at.date()


class Truth:
    """The company as lists of plain values."""

    def __init__(self, company: Company) -> None:
        self.as_of = company.as_of
        self.stages = dict(zip(company.stages["stage_id"], company.stages["name"], strict=True))
        people = company.people
        self.reps = dict(zip(people.reps["rep_id"], people.reps["name"], strict=True))
        names = dict(zip(people.teams["team_id"], people.teams["name"], strict=True))
        self.members = [
            (row.rep_id, names[row.team_id], row.from_day.date(), _day(row.to_day))
            for row in people.memberships.itertuples()
        ]
        self.rates = {
            (row.currency, row.month.date()): Fraction(row.num, row.den) for row in company.rates.itertuples()
        }
        stories: dict[int, list[Moment]] = defaultdict(list)
        for row in company.history.sort_values(["deal_id", "seq"]).itertuples():
            amount = None if row.amount is company.history["amount"].dtype.na_value else int(row.amount)
            stories[row.deal_id].append(
                Moment(row.at.to_pydatetime(), row.stage_id, amount, _day(row.due_on), row.rep_id)
            )
        self.deals = tuple(
            Deal(
                row.deal_id, row.currency, row.source, row.product, tuple(stories[row.deal_id]),
                _day(row.removed_on),
            )
            for row in company.deals.itertuples()
        )  # fmt: skip

    def team(self, rep: int, day: date) -> str | None:
        """The team that a rep was in on a day."""
        found = [
            t for r, t, begin, end in self.members if r == rep and begin <= day and (not end or day < end)
        ]
        return found[0] if found else None

    def yuan(self, amount: int, currency: str, day: date) -> int:
        """Minor yuan at the rate of the day's month, a half rounded up."""
        if currency == "CNY":
            return amount
        exact = amount * self.rates[currency, day.replace(day=1)]
        return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)

    def alive(self, day: date) -> Iterator[tuple[Deal, Moment]]:
        """Deals that exist at the end of a day, with what held then."""
        for deal in self.deals:
            moment = deal.on(day)
            if moment is not None:
                yield deal, moment


@dataclass(frozen=True)
class Line:
    """A deal as a figure sees it: what it counts for, and where it belongs."""

    names: dict[str, str | None]
    amount: int | None
    won: bool
    days: int


Part = tuple[object, int | None, int | None, int, int]


def expected(truth: Truth) -> Figures:
    """Main figures at the end of the company's day, in total and by every split that they have."""
    day = truth.as_of
    opened = [_line(truth, deal, moment, day, day) for deal, moment in truth.alive(day) if moment.stage < WON]
    closed = [_closed(truth, deal, moment) for deal, moment in truth.alive(day) if moment.stage >= WON]
    everything = [_created(truth, deal, moment) for deal, moment in truth.alive(day)]
    won, lost = [line for line in closed if line.won], [line for line in closed if not line.won]
    who = ("rep", "team", "source", "product", "currency")
    found: Figures = {}
    for metric, variant, lines, fold, splits in (
        ("deals_open", "at_end", opened, _count, (*who, "stage")),
        ("amount_open", "at_end", opened, _sum, (*who, "stage")),
        ("deals_won", "closed", won, _count, (*who, "month")),
        ("deals_lost", "closed", lost, _count, (*who, "month")),
        ("bookings", "closed", won, _sum, (*who, "month")),
        ("deals_created", "created", everything, _count, (*who, "stage", "month")),
        ("amount_created", "created", everything, _sum, (*who, "stage", "month")),
        ("win_rate", "closed_count", closed, _share, (*who, "month")),
        ("win_rate", "closed_amount", closed, _share_of_amount, (*who, "month")),
        ("win_rate", "created_cohort", everything, _share, (*who, "month")),
        ("sales_cycle", "median", won, _median, (*who, "month")),
        ("sales_cycle", "mean", won, _mean, (*who, "month")),
        ("sales_cycle", "lost", lost, _median, (*who, "month")),
        ("sales_cycle", "all", closed, _median, (*who, "month")),
    ):
        for by in ((), *((split,) for split in splits)):
            found[metric, variant, by] = _by(lines, by, fold)
    return found | _at_month_ends(truth)


def _at_month_ends(truth: Truth) -> Figures:
    """Open deals and their amounts at the end of every month up to the company's day."""
    deals: Answer = {}
    amounts: Answer = {}
    first = min(deal.created for deal in truth.deals).replace(day=1)
    while first <= truth.as_of:
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        day = min(last, truth.as_of)
        lines = [
            _line(truth, deal, moment, day, day)
            for deal, moment in truth.alive(day)
            if moment.stage < WON and deal.on(truth.as_of) is not None
        ]
        if lines:
            deals[(f"{first:%Y-%m}",)] = _count(lines)
            amounts[(f"{first:%Y-%m}",)] = _sum(lines)
        first = last + timedelta(days=1)
    return {("deals_open", "at_end", ("month",)): deals, ("amount_open", "at_end", ("month",)): amounts}


def _line(truth: Truth, deal: Deal, moment: Moment, day: date, month: date) -> Line:
    names = {
        "rep": truth.reps[moment.owner],
        "team": truth.team(moment.owner, day),
        "source": deal.source,
        "product": deal.product,
        "currency": deal.currency,
        "stage": truth.stages[moment.stage],
        "month": f"{month:%Y-%m}",
    }
    amount = None if moment.amount is None else truth.yuan(moment.amount, deal.currency, day)
    return Line(names, amount, moment.stage == WON, (day - deal.created).days)


def _closed(truth: Truth, deal: Deal, moment: Moment) -> Line:
    day = deal.closed(truth.as_of)
    return _line(truth, deal, moment, day, day)


def _created(truth: Truth, deal: Deal, moment: Moment) -> Line:
    day = truth.as_of if moment.stage < WON else deal.closed(truth.as_of)
    return _line(truth, deal, moment, day, deal.created)


def _by(lines: Iterable[Line], by: tuple[str, ...], fold: Callable[[list[Line]], Part]) -> Answer:
    groups: dict[tuple[str | None, ...], list[Line]] = defaultdict(list)
    for line in lines:
        groups[tuple(line.names[split] for split in by)].append(line)
    return {names: fold(group) for names, group in groups.items()}


def _count(lines: list[Line]) -> Part:
    return len(lines), None, None, len(lines), 0


def _sum(lines: list[Line]) -> Part:
    return sum(line.amount or 0 for line in lines), None, None, len(lines), 0


def _share(lines: list[Line]) -> Part:
    won = sum(line.won for line in lines)
    return Fraction(won, len(lines)), won, len(lines), len(lines), 0


def _share_of_amount(lines: list[Line]) -> Part:
    won = sum(line.amount or 0 for line in lines if line.won)
    whole = sum(line.amount or 0 for line in lines)
    return (Fraction(won, whole) if whole else None), won, whole, len(lines), 0


def _median(lines: list[Line]) -> Part:
    days = sorted(line.days for line in lines)
    middle = len(days) // 2
    value = Fraction(days[middle]) if len(days) % 2 else Fraction(days[middle - 1] + days[middle], 2)
    return value, None, None, len(days), 0


def _mean(lines: list[Line]) -> Part:
    whole = sum(line.days for line in lines)
    return Fraction(whole, len(lines)), whole, len(lines), len(lines), 0


def _day(value: object) -> date | None:
    """A day of a frame; NaT is none."""
    return None if value != value else value.date()  # type: ignore[attr-defined]  # noqa: PLR0124
