"""Tables that Fivetran copies out of HubSpot and Salesforce: the CRM's records with their ids, in UTC.

HubSpot's stages and pipelines are tables of their own; deals name them by id.
"""

from salesperf.importers.layout import Layout, words

_HUBSPOT = ("hubspot", "HubSpot")
_SALESFORCE = ("salesforce", "Salesforce")
_SYNCED = words("_fivetran_synced | _fivetran_deleted | _fivetran_active")
_SPAN = words("_fivetran_start | _fivetran_end")

LAYOUTS = (
    Layout(
        *_HUBSPOT,
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
        *_HUBSPOT,
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
        *_HUBSPOT,
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
        *_HUBSPOT,
        "stage_history",
        "deal stages (Fivetran)",
        {"deal_id": "deal_id", "date_entered": "entered_at", "value": "stage"},
        signature=("deal_id", "date_entered", "value"),
        known=_SYNCED + _SPAN + words("source | source_id"),
        zone="UTC",
    ),
    Layout(
        *_HUBSPOT,
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
        *_HUBSPOT,
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
        *_HUBSPOT,
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
        *_HUBSPOT,
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
        *_HUBSPOT,
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
    Layout(
        *_SALESFORCE,
        "deals",
        "opportunities (Fivetran)",
        {
            "id": "id",
            "is_deleted": "is_deleted",
            "account_id": "account_id",
            "name": "name",
            "description": "description",
            "stage_name": "stage",
            "amount": "amount",
            "probability": "probability",
            "close_date": "close_on",
            "type": "type",
            "next_step": "next_step",
            "lead_source": "source",
            "is_closed": "is_closed",
            "is_won": "is_won",
            "forecast_category_name": "forecast",
            "currency_iso_code": "currency",
            "owner_id": "owner_id",
            "created_date": "created",
            "last_modified_date": "modified",
            "last_activity_date": "last_activity",
        },
        signature=("id", "stage_name", "close_date", "owner_id", "_fivetran_synced"),
        known=_SYNCED
        + words(
            "campaign_id | expected_revenue | fiscal | fiscal_quarter | fiscal_year | forecast_category | "
            "has_open_activity | has_opportunity_line_item | has_overdue_task | "
            "is_excluded_from_territory_2_filter | last_referenced_date | last_viewed_date | "
            "pricebook_2_id | record_type_id | synced_quote_id | territory_2_id"
        ),
        zone="UTC",
        percent="percent",
    ),
    Layout(
        *_SALESFORCE,
        "stage_history",
        "opportunity versions (Fivetran)",
        {
            "id": "deal_id",
            "_fivetran_start": "entered_at",
            "stage_name": "stage",
            "amount": "amount",
            "close_date": "close_on",
            "probability": "probability",
            "currency_iso_code": "currency",
        },
        signature=("id", "stage_name", "close_date", "_fivetran_start", "_fivetran_end"),
        known=_SYNCED
        + _SPAN
        + words(
            "account_id | campaign_id | created_date | description | expected_revenue | fiscal | "
            "fiscal_quarter | fiscal_year | forecast_category | forecast_category_name | has_open_activity | "
            "has_opportunity_line_item | has_overdue_task | is_closed | is_deleted | is_won | "
            "last_activity_date | last_referenced_date | last_viewed_date | lead_source | name | next_step | "
            "owner_id | record_type_id | synced_quote_id | type"
        ),
        zone="UTC",
        percent="percent",
    ),
    Layout(
        *_SALESFORCE,
        "accounts",
        "accounts (Fivetran)",
        {
            "id": "id",
            "is_deleted": "is_deleted",
            "name": "name",
            "type": "type",
            "parent_id": "parent",
            "billing_country": "region",
            "phone": "phone",
            "website": "website",
            "industry": "industry",
            "annual_revenue": "revenue",
            "number_of_employees": "employees",
            "rating": "level",
            "account_source": "source",
            "owner_id": "owner_id",
            "created_date": "created",
            "last_modified_date": "modified",
            "last_activity_date": "last_activity",
        },
        signature=("id", "name", "billing_city", "industry", "_fivetran_synced"),
        known=_SYNCED
        + words(
            "account_number | billing_city | billing_country_code | billing_geocode_accuracy | "
            "billing_latitude | billing_longitude | billing_postal_code | billing_state | "
            "billing_state_code | billing_street | description | fax | jigsaw_company_id | "
            "last_referenced_date | last_viewed_date | master_record_id | ownership | photo_url | "
            "record_type_id | shipping_city | shipping_country | shipping_country_code | "
            "shipping_geocode_accuracy | shipping_latitude | shipping_longitude | shipping_postal_code | "
            "shipping_state | shipping_state_code | shipping_street | sic | sic_desc | site | ticker_symbol"
        ),
        zone="UTC",
    ),
    Layout(
        *_SALESFORCE,
        "people",
        "users (Fivetran)",
        {
            "id": "id",
            "name": "name",
            "first_name": "first_name",
            "last_name": "last_name",
            "email": "email",
            "department": "team",
            "user_role_id": "role_id",
            "manager_id": "manager_id",
            "title": "title",
            "is_active": "is_active",
            "last_modified_date": "modified",
        },
        signature=("id", "username", "last_name", "is_active"),
        known=_SYNCED
        + words(
            "about_me | account_id | alias | badge_text | banner_photo_url | call_center_id | city | "
            "community_nickname | company_name | contact_id | country | country_code | "
            "default_group_notification_frequency | delegated_approver_id | digest_frequency | division | "
            "email_encoding_key | email_preferences_auto_bcc | employee_number | extension | fax | "
            "federation_identifier | forecast_enabled | full_photo_url | geocode_accuracy | individual_id | "
            "is_profile_photo_active | language_locale_key | last_login_date | last_referenced_date | "
            "last_viewed_date | latitude | locale_sid_key | longitude | medium_banner_photo_url | "
            "mobile_phone | offline_trial_expiration_date | phone | postal_code | profile_id | "
            "receives_admin_info_emails | receives_info_emails | sender_email | sender_name | signature | "
            "small_banner_photo_url | small_photo_url | state | state_code | street | time_zone_sid_key | "
            "user_type | username"
        ),
        zone="UTC",
    ),
    Layout(
        *_SALESFORCE,
        "leads",
        "leads (Fivetran)",
        {
            "id": "id",
            "is_deleted": "is_deleted",
            "name": "name",
            "first_name": "first_name",
            "last_name": "last_name",
            "company": "company",
            "email": "email",
            "phone": "phone",
            "lead_source": "source",
            "status": "status",
            "industry": "industry",
            "owner_id": "owner_id",
            "is_converted": "is_converted",
            "converted_date": "converted_on",
            "converted_opportunity_id": "converted_deal_id",
            "created_date": "created",
            "last_modified_date": "modified",
            "last_activity_date": "last_activity",
        },
        signature=("id", "company", "status", "is_converted", "_fivetran_synced"),
        known=_SYNCED,
        zone="UTC",
    ),
    Layout(
        *_SALESFORCE,
        "activities",
        "tasks (Fivetran)",
        {
            "id": "id",
            "what_id": "deal_id",
            "subject": "subject",
            "activity_date": "on_day",
            "status": "status",
            "owner_id": "owner_id",
            "type": "type",
            "is_deleted": "is_deleted",
            "account_id": "account_id",
            "is_closed": "is_done",
            "created_date": "created",
            "last_modified_date": "modified",
            "completed_date_time": "completed",
        },
        signature=("id", "what_id", "subject", "activity_date", "_fivetran_synced"),
        known=_SYNCED,
        zone="UTC",
    ),
)
