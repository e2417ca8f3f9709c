"""Figures of the funnel: what each means, and how it is read from the warehouse. Numbers only."""

from salesperf.metrics.behind import Behind, behind
from salesperf.metrics.definition import MetricDef, Variant
from salesperf.metrics.registry import METRICS, metric
from salesperf.metrics.result import Result, Row, as_json
from salesperf.metrics.run import run, run_each, run_with_total
from salesperf.metrics.standings import Standing, standings
from salesperf.metrics.statistics import wilson

__all__ = [
    "METRICS",
    "Behind",
    "MetricDef",
    "Result",
    "Row",
    "Standing",
    "Variant",
    "as_json",
    "behind",
    "metric",
    "run",
    "run_each",
    "run_with_total",
    "standings",
    "wilson",
]
