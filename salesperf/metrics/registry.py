"""The declared table of metrics: what each means, how it may be counted, and by what it may be split.

Names, meanings, tooltips, the glossary and the documentation come from here. Adding a metric is adding a
row and its query in `metrics/sql`.
"""

from __future__ import annotations

from salesperf.errors import SalesPerfError
from salesperf.metrics.definition import MetricDef
from salesperf.metrics.quota_metrics import QUOTA_METRICS
from salesperf.metrics.rates import RATES
from salesperf.metrics.sales import SALES
from salesperf.metrics.stocks_and_flows import STOCKS_AND_FLOWS
from salesperf.metrics.times import TIMES

METRICS: dict[str, MetricDef] = {
    one.key: one for one in (*STOCKS_AND_FLOWS, *SALES, *RATES, *QUOTA_METRICS, *TIMES)
}
"""All metrics by key, in the order of the glossary."""


def metric(key: str) -> MetricDef:
    """The metric of that key. Raises SalesPerfError that lists what there is."""
    if key not in METRICS:
        raise SalesPerfError(
            "metric_unknown",
            "There is no metric “{metric}”. There are: {known}.",
            metric=key,
            known=tuple(METRICS),
        )
    return METRICS[key]
