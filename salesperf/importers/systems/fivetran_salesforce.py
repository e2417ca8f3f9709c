"""Tables that Fivetran copies out of Salesforce: the records with their ids, in UTC."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("salesforce", "Salesforce")
_SYNCED = words("_fivetran_synced | _fivetran_deleted | _fivetran_active")
_SPAN = words("_fivetran_start | _fivetran_end")

LAYOUTS = (
    Layout(
        *_SYSTEM,
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
        *_SYSTEM,
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
        *_SYSTEM,
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
        *_SYSTEM,
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
        *_SYSTEM,
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
        *_SYSTEM,
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
