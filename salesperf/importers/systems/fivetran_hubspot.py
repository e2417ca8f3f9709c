"""Tables that Fivetran copies out of HubSpot: the records with their ids, in UTC.

Stages and pipelines are tables of their own; deals name them by id.
"""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("hubspot", "HubSpot")
_SYNCED = words("_fivetran_synced | _fivetran_deleted | _fivetran_active")
_SPAN = words("_fivetran_start | _fivetran_end")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "pipelines",
        "deal pipelines (Fivetran)",
        {
            "pipeline_id": "id",
            "label": "name",
            "display_order": "position",
            "_fivetran_deleted": "is_deleted",
        },
        signature=("pipeline_id", "label", "_fivetran_synced", "display_order"),
        known=_SYNCED + words("active | created_at | updated_at"),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "stages",
        "deal pipeline stages (Fivetran)",
        {
            "stage_id": "id",
            "label": "name",
            "pipeline_id": "pipeline_id",
            "display_order": "position",
            "probability": "probability",
            "is_closed": "is_closed",
            "closed_won": "is_won",
            "_fivetran_deleted": "is_deleted",
        },
        signature=("stage_id", "pipeline_id", "label", "closed_won"),
        known=_SYNCED + words("active | created_at | updated_at"),
        zone="UTC",
        percent="fraction",
    ),
    Layout(
        *_SYSTEM,
        "deals",
        "deals (Fivetran)",
        {
            "deal_id": "id",
            "is_deleted": "is_deleted",
            "deal_pipeline_id": "pipeline",
            "deal_pipeline_stage_id": "stage",
            "owner_id": "owner_id",
            "property_dealname": "name",
            "property_description": "description",
            "property_amount": "amount",
            "property_closedate": "close_on",
            "property_createdate": "created",
            "property_dealtype": "type",
            "property_closed_lost_reason": "lost_reason",
            "property_hs_is_closed_won": "is_won",
            "property_hs_lastmodifieddate": "modified",
            "property_deal_currency_code": "currency",
        },
        signature=("deal_id", "deal_pipeline_stage_id", "property_dealname"),
        known=(*_SYNCED, "portal_id"),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "stage_history",
        "deal stages (Fivetran)",
        {"deal_id": "deal_id", "date_entered": "entered_at", "value": "stage"},
        signature=("deal_id", "date_entered", "value"),
        known=_SYNCED + _SPAN + words("source | source_id"),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "stage_history",
        "deal property history (Fivetran)",
        {
            "deal_id": "deal_id",
            "timestamp": "entered_at",
            "name": "changed",
            "value": ("new_value", "stage"),
        },
        signature=("deal_id", "timestamp", "name", "value"),
        known=_SYNCED + words("source | source_id"),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "accounts",
        "companies (Fivetran)",
        {
            "id": "id",
            "is_deleted": "is_deleted",
            "property_name": "name",
            "property_industry": "industry",
            "property_country": "region",
            "property_annualrevenue": "revenue",
            "property_numberofemployees": "employees",
            "property_domain": "website",
            "property_phone": "phone",
            "property_hubspot_owner_id": "owner_id",
            "property_createdate": "created",
            "property_hs_lastmodifieddate": "modified",
        },
        signature=("id", "property_name", "property_createdate"),
        known=_SYNCED
        + words(
            "property_description | property_address | property_address_2 | property_city | property_state | "
            "property_hs_all-funky-a9384-syntax | portal_id"
        ),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "people",
        "owners (Fivetran)",
        {
            "owner_id": "id",
            "email": "email",
            "first_name": "first_name",
            "last_name": "last_name",
            "updated_at": "modified",
        },
        signature=("owner_id", "email", "first_name", "last_name"),
        known=_SYNCED + words("created_at | portal_id | type | active_user_id | is_active"),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "activities",
        "engagements (Fivetran)",
        {
            "id": "id",
            "type": "type",
            "timestamp": "on_day",
            "owner_id": "owner_id",
            "created_at": "created",
            "last_updated": "modified",
        },
        signature=("id", "type", "_fivetran_synced", "portal_id"),
        known=_SYNCED + words("portal_id | active | activity_type"),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "tickets",
        "tickets (Fivetran)",
        {
            "id": "id",
            "is_deleted": "is_deleted",
            "property_subject": "subject",
            "property_hs_pipeline_stage": "status",
            "property_hs_ticket_priority": "priority",
            "property_hubspot_owner_id": "owner_id",
            "property_createdate": "opened",
            "property_closed_date": "closed",
        },
        signature=("id", "property_subject", "property_hs_pipeline_stage"),
        known=_SYNCED
        + words(
            "property_first_agent_reply_date | property_hs_pipeline | property_hs_ticket_category | "
            "property_content"
        ),
        zone="UTC",
    ),
)
