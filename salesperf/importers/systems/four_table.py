"""The plain four-table sample: pipeline, accounts, products and sales teams."""

from salesperf.importers.layout import ENTERED, Layout

_SYSTEM = ("four_table", "Four-table CRM")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "deals",
        "sales pipeline",
        {
            "opportunity_id": "id",
            "sales_agent": "owner",
            "product": "product",
            "account": "account",
            "deal_stage": "stage",
            "engage_date": ("created", ENTERED + "Engaging"),
            "close_date": "close_on",
            "close_value": "amount",
        },
        signature=("opportunity_id", "sales_agent", "deal_stage", "engage_date", "close_value"),
        stages=(("Prospecting", "open"), ("Engaging", "open"), ("Won", "won"), ("Lost", "lost")),
    ),
    Layout(
        *_SYSTEM,
        "accounts",
        "accounts",
        {
            "account": "name",
            "sector": "industry",
            "revenue": "revenue",
            "employees": "employees",
            "office_location": "region",
            "subsidiary_of": "parent",
        },
        signature=("account", "sector", "year_established", "office_location"),
        known=("year_established",),
    ),
    Layout(
        *_SYSTEM,
        "products",
        "products",
        {"product": "name", "series": "family", "sales_price": "price"},
        signature=("product", "series", "sales_price"),
    ),
    Layout(
        *_SYSTEM,
        "people",
        "sales teams",
        {"sales_agent": "name", "manager": ("team", "manager"), "regional_office": "region"},
        signature=("sales_agent", "manager", "regional_office"),
    ),
)
