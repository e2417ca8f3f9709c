"""Charts as functions from a frame to a figure, named for what they show. ``None`` means nothing to draw.

A figure's marks carry the key of what they show as their first custom value, so that a click can open it.
"""

from salesperf.ui.charts.attainment import attainment_by_team
from salesperf.ui.charts.bookings import bookings_against_target_by_month
from salesperf.ui.charts.movement import Movement, pipeline_waterfall
from salesperf.ui.charts.ranked import open_pipeline_by_stage, ranked_bars
from salesperf.ui.charts.sparkline import share_bar, trend_13_weeks
from salesperf.ui.charts.stages import stage_conversions, stage_funnel

__all__ = [
    "Movement",
    "attainment_by_team",
    "bookings_against_target_by_month",
    "open_pipeline_by_stage",
    "pipeline_waterfall",
    "ranked_bars",
    "share_bar",
    "stage_conversions",
    "stage_funnel",
    "trend_13_weeks",
]
