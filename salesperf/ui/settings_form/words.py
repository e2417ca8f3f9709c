"""The title of the settings page."""

from __future__ import annotations

from datetime import date

from salesperf.settings import WorkspaceSettings
from salesperf.text import Text


def title(t: Text, settings: WorkspaceSettings) -> str:
    """In what the workspace counts."""
    return t(
        "Amounts in {currency}, fiscal years from {month}",
        currency=settings.reporting_currency,
        month=t.month_name(date(2000, settings.fiscal_first_month, 1)),
    )
