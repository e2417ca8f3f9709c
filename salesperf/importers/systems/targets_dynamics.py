"""Dynamics 365 goals: each with its owner and days; a goal that is the parent of others contains them."""

from salesperf.importers.layout import Layout, words

LAYOUTS = (
    Layout(
        "dynamics365",
        "Dynamics 365",
        "targets",
        "goals",
        {
            "(Do Not Modify) Goal": "id",
            "Name": "title",
            "Goal Owner": "owner",
            "Target": "amount",
            "Target (Money)": "amount",
            "From": "from_day",
            "To": "to_day",
            "Goal Metric": "measure",
            "Parent Goal": "parent",
            "名称": "title",
            "目标负责人": "owner",
            "目标值": "amount",
            "从": "from_day",
            "至": "to_day",
            "目标度量": "measure",
            "父目标": "parent",
        },
        signature=("Goal Owner", "Target"),
        known=words(
            "Status Reason | Fiscal Period | Fiscal Year | Goal Period Type | "
            "Metric Type (Goal Metric) (Goal Metric) | Name (Goal Metric) (Goal Metric) | "
            "(Do Not Modify) Row Checksum | (Do Not Modify) Modified On"
        ),
    ),
)
