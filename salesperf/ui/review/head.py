"""What the review says first: its title, and the test of the stages that title and cards rest on."""

from __future__ import annotations

from salesperf.reports import review, review_text
from salesperf.reports.review import Moved, Tested
from salesperf.ui import cache
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here


def tested(here: Here) -> Tested:
    """The stages against the weeks before; to be kept by ``cache.drawn``."""
    return cache.read(here.store, review.tests, asked_of(here))


def headline(here: Here, moved: Moved) -> tuple[str, str]:
    """What became of the pipeline, and what to decide first; to be kept by ``cache.drawn``."""
    asked = asked_of(here)
    waiting = cache.read(here.store, review.stuck_by_stage, asked)
    return review_text.headline(here.t, asked, moved, waiting, cache.drawn(here, tested))
