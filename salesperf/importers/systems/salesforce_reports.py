"""Salesforce: reports on opportunities and their history, exported as details only.

A report names stages as its organisation does; the usual ones are those of a new organisation.
"""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("salesforce", "Salesforce")

_STAGES = (
    ("Prospecting", "open"),
    ("Qualification", "open"),
    ("Needs Analysis", "open"),
    ("Value Proposition", "open"),
    ("Id. Decision Makers", "open"),
    ("Perception Analysis", "open"),
    ("Proposal/Price Quote", "open"),
    ("Negotiation/Review", "open"),
    ("Closed Won", "won"),
    ("Closed Lost", "lost"),
)

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "deals",
        "opportunity report",
        {
            "Opportunity Owner": "owner",
            "Account Name": "account",
            "Account Name: Account Name": "account",
            "Opportunity Name": "name",
            "Stage": "stage",
            "Opportunity: Stage": "stage",
            "Amount Currency": "currency",
            "Amount": "amount",
            "Probability (%)": "probability",
            "Close Date": "close_on",
            "Created Date": "created",
            "Next Step": "next_step",
            "Lead Source": "source",
            "Type": "type",
            "Owner Role": "team",
            "Opportunity ID": "id",
            "Last Stage Change Date": "stage_since",
            "Forecast Category": "forecast",
            "Last Modified Date": "modified",
            "Last Activity": "last_activity",
            "Closed": "is_closed",
            "Won": "is_won",
        },
        signature=("Opportunity Name", "Stage", "Close Date"),
        known=words(
            "Fiscal Period | Amount (converted) Currency | Amount (converted) | Age | "
            "Stage Duration | Opportunity Owner: Manager | Last Modified By | Close Month"
        ),
        percent="percent",
        stages=_STAGES,
    ),
    Layout(
        *_SYSTEM,
        "stage_history",
        "opportunity history report",
        {
            "Opportunity ID": "deal_id",
            "From Stage": "from_stage",
            "To Stage": "stage",
            "Last Modified": "entered_at",
            "Amount": "amount",
            "Close Date": "close_on",
        },
        signature=("Opportunity ID", "From Stage", "To Stage", "Last Modified"),
        known=words("Opportunity Name | Stage Duration | Stage | Created Date"),
    ),
)
