"""What a page asks: who looks, at what, by which settings; and the stretches of time that follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import duckdb

from salesperf.domain.calendar import WorkCalendar
from salesperf.domain.period import FiscalCalendar, Period
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics import Row, run, run_each, run_with_total
from salesperf.metrics.windows import Window
from salesperf.settings import WorkspaceSettings

WEEKS = 13
"""How many weeks a trend looks back."""

Member = int | str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a metric with its parts, and the members of the dimensions that it belongs to.

    Money is in minor units of the reporting currency; undefined is None.
    """

    ids: tuple[Member, ...]
    names: tuple[str | None, ...]
    value: Fraction | int | None
    numerator: int | None
    denominator: int | None
    n: int
    unconverted: int
    extra: Mapping[str, Fraction | int | None]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that figures are asked for, both included, seen at the end of `as_of`."""

    since: date
    until: date
    as_of: date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.until - self.since).days + 1

    def before(self) -> Stretch:
        """As many days just before, seen when they were as old as these are now."""
        move = timedelta(days=self.days)
        return Stretch(self.since - move, self.until - move, self.as_of - move)


@dataclass(frozen=True, slots=True)
class Asked:
    """Scope, viewer and settings of one page; equal ones ask the same."""

    scope: Scope
    viewer: Viewer
    settings: WorkspaceSettings

    @property
    def calendar(self) -> FiscalCalendar:
        """The calendar by which the workspace counts."""
        return FiscalCalendar(
            first_month=self.settings.fiscal_first_month, week_start=self.settings.week_start
        )

    @property
    def work(self) -> WorkCalendar:
        """The working days of the workspace's country."""
        return WorkCalendar(country=self.settings.calendar_country)

    @property
    def day(self) -> date:
        """The day at whose end the page looks: the period's last, never after as-of."""
        return max(min(self.scope.as_of, self.scope.period.last_day), self.scope.period.start)

    @property
    def begun(self) -> bool:
        """Whether the period has begun by as-of."""
        return self.scope.period.start <= self.scope.as_of

    @property
    def over(self) -> bool:
        """Whether no day of the period is left at the end of as-of."""
        return self.scope.period.last_day <= self.scope.as_of

    @property
    def present(self) -> bool:
        """Whether as-of lies in the period."""
        return self.scope.as_of in self.scope.period

    @property
    def so_far(self) -> Stretch:
        """The period as far as it has come."""
        return Stretch(self.scope.period.start, self.day, self.scope.as_of)

    @property
    def whole(self) -> Stretch:
        """The whole period, also where it is not over."""
        return Stretch(self.scope.period.start, self.scope.period.last_day, self.scope.as_of)

    @property
    def last_time(self) -> Stretch:
        """The same stretch of the period before: as many days of it, all of it where this period is over."""
        before = self.calendar.previous(self.scope.period)
        if self.over:
            return Stretch(before.start, before.last_day, self.scope.as_of)
        day = before.start + (self.day - self.scope.period.start)
        return Stretch(before.start, min(day, before.last_day), self.scope.as_of)

    @property
    def cohort(self) -> Stretch:
        """The deals to judge stages by: created in the period if it is a quarter or longer, else in 13 weeks.

        Fewer days hold too few deals that had time to move.
        """
        long = 7 * WEEKS
        period, so_far = self.scope.period, self.so_far
        if so_far.days >= long or (self.over and period.kind in ("quarter", "year")):
            return so_far
        return Stretch(self.day - timedelta(days=long - 1), self.day, self.scope.as_of)

    @property
    def weeks(self) -> Stretch:
        """The thirteen whole weeks up to `day`."""
        week = self.calendar.period_of("week", self.day)
        if week.last_day > self.day:
            week = self.calendar.previous(week)
        first = self.calendar.shift(week, 1 - WEEKS)
        return Stretch(first.start, week.last_day, self.scope.as_of)

    @property
    def pace(self) -> tuple[int, int]:
        """Working days of the period that are over, and all of them."""
        period = self.scope.period
        return self.work.elapsed(period, self.scope.as_of), self.work.count(period)

    def figures(
        self,
        cursor: duckdb.DuckDBPyConnection,
        key: str,
        *,
        by: tuple[str, ...] = (),
        variant: str | None = None,
        stretch: Stretch | None = None,
        due: Period | None = None,
    ) -> tuple[Figure, ...]:
        """The figures of a metric, over the period unless another stretch is given."""
        window: dict[str, Any] = (
            {"as_of": self.scope.as_of}
            if stretch is None
            else {"since": stretch.since, "until": stretch.until, "as_of": stretch.as_of}
        )
        result = run(
            cursor, key, by=by, variant=variant, scope=self.scope, viewer=self.viewer, settings=self.settings,
            due=due, **window,
        )  # fmt: skip
        return tuple(_figure(row) for row in result.rows)

    def figures_and_total(
        self, cursor: duckdb.DuckDBPyConnection, key: str, by: str, variant: str | None = None
    ) -> tuple[tuple[Figure, ...], Figure]:
        """The figures of a metric that counts, over the period, by a dimension, and of all together."""
        result, total = run_with_total(
            cursor, key, by, variant=variant, as_of=self.scope.as_of, scope=self.scope, viewer=self.viewer,
            settings=self.settings,
        )  # fmt: skip
        return tuple(_figure(row) for row in result.rows), _figure(total)

    def figure_in(
        self,
        cursor: duckdb.DuckDBPyConnection,
        key: str,
        stretches: Sequence[Stretch],
        variant: str | None = None,
    ) -> tuple[Figure, ...]:
        """The one figure of a metric in each of these stretches, split by nothing."""
        windows = [Window(one.since, one.until, one.as_of) for one in stretches]
        rows = run_each(
            cursor, key, windows, variant=variant, scope=self.scope, viewer=self.viewer,
            settings=self.settings,
        )  # fmt: skip
        return tuple(_figure(row) for row in rows)

    def figure(
        self,
        cursor: duckdb.DuckDBPyConnection,
        key: str,
        *,
        variant: str | None = None,
        stretch: Stretch | None = None,
    ) -> Figure:
        """The one figure of a metric that is split by nothing."""
        (one,) = self.figures(cursor, key, variant=variant, stretch=stretch)
        return one


def _figure(row: Row) -> Figure:
    return Figure(
        ids=tuple(one[0] for one in row.dims),
        names=tuple(one[1] for one in row.dims),
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        n=row.n,
        unconverted=row.unconverted,
        extra=dict(row.extra),
    )
