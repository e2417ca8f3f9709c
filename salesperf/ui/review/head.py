"""What the review says first, and what other cards rest on too; all to be kept by ``cache.drawn``."""

from __future__ import annotations

from salesperf.metrics import metric
from salesperf.reports import review, review_text
from salesperf.reports import tested as stages
from salesperf.reports.asked import Figure
from salesperf.reports.review import Moved
from salesperf.reports.tested import Tested
from salesperf.ui import cache
from salesperf.ui.review.controls import all_ladders
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here


def tested(here: Here) -> Tested:
    """The stages against the weeks before."""
    return cache.read(here.store, stages.tests, asked_of(here), cache.drawn(here, all_ladders))


def waiting(here: Here, variant: str | None = None) -> tuple[tuple[Figure, ...], Figure]:
    """The stuck deals of each stage, and all of them."""
    return cache.read(here.store, review.stuck_by_stage, asked_of(here), variant)


def by_stage(here: Here) -> tuple[Figure, ...]:
    """The stuck deals of each stage, as they are counted by default."""
    return cache.drawn(here, waiting, metric("stuck").variant().key)[0]


def headline(here: Here, moved: Moved) -> tuple[str, str]:
    """What became of the pipeline, and what to decide first."""
    found = cache.drawn(here, tested)
    return review_text.headline(here.t, asked_of(here), moved, by_stage(here), found)
