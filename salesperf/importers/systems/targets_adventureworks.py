"""Adventure Works' people of quotas, and the table of which quarter each quota's date stands for."""

from salesperf.importers.layout import Layout

_SYSTEM = ("adventureworks", "Adventure Works")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "people",
        "names of salespeople",
        {"BusinessEntityID": "id", "Salesperson": "name"},
        signature=("BusinessEntityID", "Salesperson"),
    ),
    Layout(
        *_SYSTEM,
        "target_periods",
        "quarters of quota dates",
        {"QuotaDate": "month", "quarter_of_sales": "period"},
        signature=("QuotaDate", "quarter_of_sales"),
    ),
)
