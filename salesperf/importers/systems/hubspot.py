"""HubSpot: deals, contacts, companies and tickets with labels or internal names as headers.

Stage ids say nothing of a deal's outcome; labels, `Is Closed Won` or the pipeline's table do. A
"Date entered" column keeps the latest entry into its stage. Several associations stand in one cell.
"""

from dataclasses import replace

from salesperf.importers.layout import Layout, words

_SYSTEM = ("hubspot", "HubSpot")
_STAGES = (
    ("Appointment Scheduled", "open"),
    ("Qualified To Buy", "open"),
    ("Presentation Scheduled", "open"),
    ("Decision Maker Bought-In", "open"),
    ("Contract Sent", "open"),
    ("Closed Won", "won"),
    ("Closed Lost", "lost"),
)
_IDS = (
    ("appointmentscheduled", "open"),
    ("qualifiedtobuy", "open"),
    ("presentationscheduled", "open"),
    ("decisionmakerboughtin", "open"),
    ("contractsent", "open"),
    ("closedwon", "won"),
    ("closedlost", "lost"),
)
_RECORD = {"Record ID": "id", "Create Date": "created", "Last Modified Date": "modified"}

_DEALS = Layout(
    *_SYSTEM,
    "deals",
    "deals",
    {
        **_RECORD,
        "Deal ID": "id",
        "Deal Name": "name",
        "Deal Stage": "stage",
        "Pipeline": "pipeline",
        "Amount": "amount",
        "Currency": "currency",
        "Close Date": "close_on",
        "Deal owner": "owner",
        "Deal Type": "type",
        "Deal probability": "probability",
        "Last Activity Date": "last_activity",
        "HubSpot Team": "team",
        "Closed Lost Reason": "lost_reason",
        "Is Closed Won": "is_won",
        "Is closed lost": "is_lost",
        "Associated Company (Primary)": "account",
        "Associated Company": "account",
        "Next step": "next_step",
        "Deal Description": "description",
        "Forecast category": "forecast",
        "Original Source Type": "source",
        "Original Traffic Source": "source",
    },
    signature=("Record ID", "Deal Name", "Deal Stage"),
    known=words(
        "Amount in company currency | Weighted amount | Weighted amount in company currency | "
        "Next Activity Date | Last Contacted | Number of Sales Activities | Number of times contacted | "
        "Owner Assigned Date | Closed Won Reason | Is Open (numeric) | Days to close | Deal Score | "
        "Associated Company IDs (Primary) | Associated Contact | Associated Contact IDs | Associated Note | "
        "Associated Note IDs | Associated Company Domain | Associated Contact Email | Forecast amount | "
        "Annual contract value | Annual recurring revenue | Monthly recurring revenue | "
        "Total contract value | Priority | Is Deal Closed?"
    ),
    stages=_STAGES,
    separator=";",
    others=(
        ("Deal Name", "Deal Stage", "Pipeline", "Deal owner"),
        ("Deal ID", "Deal Name", "Deal Stage", "Deal owner"),
    ),
)
_BY_NAME = replace(_DEALS, known=(*_DEALS.known, "Associated Company IDs"))
_BY_ID = replace(
    _DEALS,
    name="deals with company ids",
    columns={**_DEALS.columns, "Associated Company IDs": "account_id"},
    signature=(*_DEALS.signature, "Associated Company IDs", "Associated Company"),
    others=(),
)

LAYOUTS = (
    _BY_NAME,
    _BY_ID,
    Layout(
        *_SYSTEM,
        "deals",
        "deals by internal names",
        {
            "hs_object_id": "id",
            "dealname": "name",
            "dealstage": "stage",
            "pipeline": "pipeline",
            "amount": "amount",
            "deal_currency_code": "currency",
            "closedate": "close_on",
            "createdate": "created",
            "hubspot_owner_id": "owner_id",
            "dealtype": "type",
            "hs_deal_stage_probability": "probability",
            "notes_last_updated": "last_activity",
            "hs_lastmodifieddate": "modified",
            "closed_lost_reason": "lost_reason",
            "hs_is_closed_won": "is_won",
            "hs_is_closed_lost": "is_lost",
            "hs_is_closed": "is_closed",
            "hs_primary_associated_company": "account_id",
            "hs_next_step": "next_step",
            "description": "description",
            "hs_manual_forecast_category": "forecast",
            "hs_analytics_source": "source",
        },
        signature=("dealname", "dealstage"),
        known=words(
            "amount_in_home_currency | hs_projected_amount | hs_forecast_amount | hubspot_team_id | "
            "hubspot_owner_assigneddate | num_associated_contacts | num_contacted_notes | num_notes | "
            "days_to_close | hs_priority | closed_won_reason | hs_acv | hs_arr | hs_mrr | hs_tcv"
        ),
        stages=_IDS,
        separator=";",
    ),
    Layout(
        *_SYSTEM,
        "contacts",
        "contacts",
        {
            **_RECORD,
            "First Name": "first_name",
            "Last Name": "last_name",
            "Email": "email",
            "Phone Number": "phone",
            "Mobile Phone Number": "phone",
            "Contact owner": "owner",
            "Job Title": "title",
            "Last Activity Date": "last_activity",
            "Associated Company (Primary)": "account",
            "Associated Company": "account",
            "Company Name": "account",
            "Original Source": "source",
            "Original Traffic Source": "source",
        },
        signature=("Record ID", "First Name", "Last Name", "Email"),
        known=words(
            "Lifecycle Stage | Lead Status | Country/Region | Associated Company IDs | Industry | "
            "Associated Company IDs (Primary) | Associated Deal | Associated Deal IDs | Number of Pageviews"
        ),
        separator=";",
    ),
    Layout(
        *_SYSTEM,
        "accounts",
        "companies",
        {
            **_RECORD,
            "Company name": "name",
            "Company Domain Name": "website",
            "Company owner": "owner",
            "Industry": "industry",
            "Number of Employees": "employees",
            "Annual Revenue": "revenue",
            "Country/Region": "region",
            "Phone Number": "phone",
            "Type": "type",
            "Original Source Type": "source",
            "Parent Company": "parent",
            "Last Activity Date": "last_activity",
        },
        signature=("Record ID", "Company name"),
        known=words(
            "City | State/Region | Postal Code | Time Zone | Lead Status | Lifecycle Stage | "
            "Number of Associated Deals | Associated Deal IDs | Associated Contact IDs"
        ),
    ),
    Layout(
        *_SYSTEM,
        "tickets",
        "tickets",
        {
            "Record ID": "id",
            "Ticket ID": "id",
            "Create Date": "opened",
            "Last Modified Date": "modified",
            "Ticket name": "subject",
            "Ticket status": "status",
            "Ticket owner": "owner",
            "Priority": "priority",
            "Source": "source",
            "Close date": "closed",
            "Associated Company (Primary)": "account",
            "Associated Company": "account",
            "Associated Deal IDs": "deal_id",
        },
        signature=("Ticket name", "Ticket status"),
        known=words("Pipeline | Category | Ticket description | Associated Contact | Last Activity Date"),
        separator=";",
    ),
)
