"""Where the period stands: the sentence at the head of the home page, and its five figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salesperf.reports import home, home_text
from salesperf.reports.asked import Asked
from salesperf.reports.home import Position, Trend
from salesperf.reports.tile import Drill, Tile
from salesperf.ui import cache
from salesperf.ui.components import metric_tile, tile_row
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the period stands, in words, and as tiles with their weeks."""

    position: Position
    headline: tuple[str, str]
    tiles: tuple[Tile, ...]
    trends: tuple[Trend, ...]


def standing(here: Here, today: date) -> Standing:
    """Where the period stands on that day, ready to be shown."""
    asked = asked_of(here)
    position = cache.read(here.store, home.position, asked)
    tiles = tuple(home_text.tiles(here.t, asked, position))
    return Standing(
        position,
        home_text.headline(here.t, asked, position, today=today),
        tiles,
        tuple(_weeks(here, asked, one, position) for one in tiles),
    )


def draw_tiles(tiles: Sequence[Tile], trends: Sequence[Trend], *, key: str) -> Drill | None:
    """A row of tiles with their weeks; answers which one's deals were asked for."""
    picked = None
    with tile_row(len(tiles), key) as places:
        for place, tile, trend in zip(places, tiles, trends, strict=True):
            with place:
                pressed = metric_tile(
                    tile.label,
                    tile.value,
                    delta=tile.delta,
                    meaning=tile.meaning,
                    parts=tile.parts,
                    weeks=trend.values,
                    kind="bar" if tile.bars else "line",
                    help=tile.help,
                    opens=tile.opens,
                    key=f"{key}_{tile.key}",
                )
            picked = tile.drill if pressed else picked
    return picked


def _weeks(here: Here, asked: Asked, tile: Tile, position: Position) -> Trend:
    if tile.key == "attainment" and position.target:
        return cache.read(here.store, home.attained_by_week, asked, position.target)
    if tile.key == "coverage":
        return cache.read(here.store, home.cover_by_week, asked)
    return cache.read(here.store, home.weekly, asked, tile.key)
