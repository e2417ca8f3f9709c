"""Plain tables that no CRM holds: teams over time, targets by month, exchange rates."""

from salesperf.importers.layout import Layout

_SYSTEM = ("plain", "Plain table")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "people",
        "teams",
        {
            "rep": "name",
            "team": "team",
            "manager": "manager",
            "from": "from_day",
            "to": "to_day",
            "email": "email",
            "region": "region",
            "active": "is_active",
            "销售": "name",
            "团队": "team",
            "主管": "manager",
            "开始": "from_day",
            "结束": "to_day",
        },
        signature=("rep", "team"),
    ),
    Layout(
        *_SYSTEM,
        "targets",
        "targets by month",
        {
            "owner_kind": "owner_kind",
            "owner": "owner",
            "measure": "measure",
            "month": "month",
            "amount": "amount",
            "currency": "currency",
        },
        signature=("owner_kind", "owner", "month", "amount"),
    ),
    Layout(
        *_SYSTEM,
        "rates",
        "rates by month",
        {"currency": "currency", "month": "month", "rate": "rate"},
        signature=("currency", "month", "rate"),
    ),
)
