"""Which .sql files the portable core holds for."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
METRICS = ROOT / "salesperf" / "metrics" / "sql"
WAREHOUSE = ROOT / "salesperf" / "warehouse" / "sql"
REPORTS = ROOT / "salesperf" / "reports" / "sql"
FORECAST = ROOT / "salesperf" / "forecast" / "sql"


def metric_queries() -> list[Path]:
    """The queries of the metrics."""
    return _below(METRICS)


def queries() -> list[Path]:
    """Files whose rows go to Python: metrics, the forecast's, the warehouse's checks and a deal's reports.

    Not those of risk, which converts amounts and needs the wide whole numbers that the step of prices has.
    """
    reports = [path for room in ("actions", "deal_story", "sources") for path in _below(REPORTS / room)]
    return metric_queries() + _below(FORECAST) + _below(WAREHOUSE / "checks") + reports


def scripts() -> list[Path]:
    """Files that build tables: core and marts."""
    return _below(WAREHOUSE / "core") + _below(WAREHOUSE / "marts")


def schema() -> list[Path]:
    """Files that declare tables, in the order in which they are run."""
    return _below(WAREHOUSE / "schema")


def _below(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.sql"))
