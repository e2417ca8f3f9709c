"""Pipedrive: list exports, every header with its object before it.

The stage is the last open one; how a deal ended stands in its status. No history is exported.
"""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("pipedrive", "Pipedrive")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "deals",
        "deals",
        {
            "Deal - ID": "id",
            "Deal - System ID": "id",
            "Deal - Pipedrive System ID": "id",
            "Deal - Title": "name",
            "Deal - Owner": "owner",
            "Deal - Value": "amount",
            "Deal - Currency of Value": "currency",
            "Deal - Currency": "currency",
            "Deal - Probability": "probability",
            "Deal - Organization": "account",
            "Organization - Name": "account",
            "Organization": "account",
            "Deal - Organization ID": "account_id",
            "Organization - ID": "account_id",
            "Deal - Pipeline": "pipeline",
            "Deal - Stage": "stage",
            "Deal - Stage (pipeline)": "stage",
            "Deal - Label": "type",
            "Deal - Status": "status",
            "Deal - Deal created": "created",
            "Deal - Creation date": "created",
            "Deal - Add time": "created",
            "Deal - Update time": "modified",
            "Deal - Last stage change": "stage_since",
            "Deal - Last activity date": "last_activity",
            "Deal - Deal closed on": "closed_on",
            "Deal - Closed on": "closed_on",
            "Deal - Won time": "closed_on",
            "Deal - Lost time": "closed_on",
            "Deal - Lost reason": "lost_reason",
            "Deal - Expected close date": "close_on",
            "Deal - Product name": "product",
            "Deal - Source channel": "source",
            "Deal - Source origin": "source",
        },
        signature=("Deal - Title", "Deal - Status"),
        known=words(
            "Deal - Creator | Deal - Weighted value | Deal - Currency of Weighted value | "
            "Deal - Contact person | Deal - Contact person ID | Contact person | Deal - Next activity date | "
            "Deal - Last email received | Deal - Last email sent | Deal - Visible to | "
            "Deal - Total activities | Deal - Done activities | Deal - Activities to do | "
            "Deal - Email messages count | Deal - Product quantity | Deal - Product amount | "
            "Deal - Source origin ID | Deal - Source channel ID | Deal - Archive status | "
            "Deal - Archive time | Deal - Sequence enrollment | Deal - MRR | Deal - ARR | Deal - ACV"
        ),
        percent="percent",
        fallbacks={"closed_on": ("Deal - Won time", "Deal - Lost time")},
    ),
    Layout(
        *_SYSTEM,
        "contacts",
        "persons",
        {
            "Person - ID": "id",
            "Person - Name": "name",
            "Person - First name": "first_name",
            "Person - Last name": "last_name",
            "Person - Email - Work": "email",
            "Person - Email": "email",
            "Person - Phone - Mobile": "phone",
            "Person - Phone - Work": "phone",
            "Person - Phone": "phone",
            "Person - Organization ID": "account_id",
            "Person - Organization": "account",
            "Person - Owner": "owner",
            "Person - Job title": "title",
            "Person - Person created": "created",
            "Person - Update time": "modified",
            "Person - Last activity date": "last_activity",
        },
        signature=("Person - Name",),
        known=words(
            "Person - Label | Person - Labels | Person - Email - Home | Person - Email - Other | "
            "Person - Phone - Home | Person - Phone - Other | Person - Open deals | Person - Closed deals | "
            "Person - Visible to | Person - Next activity date"
        ),
    ),
    Layout(
        *_SYSTEM,
        "accounts",
        "organizations",
        {
            "Organization - ID": "id",
            "Organization - Name": "name",
            "Organization - Owner": "owner",
            "Organization - Label": "type",
            "Organization - Labels": "type",
            "Organization - Industry": "industry",
            "Organization - Country of Address": "region",
            "Organization - Website": "website",
            "Organization - Number of employees": "employees",
            "Organization - Annual revenue": "revenue",
            "Organization - Organization created": "created",
            "Organization - Update time": "modified",
            "Organization - Last activity date": "last_activity",
        },
        signature=("Organization - Name", "Organization - Owner"),
        known=words(
            "Organization - Address | Organization - People | Organization - Open deals | "
            "Organization - Closed deals | Organization - Visible to | Organization - Next activity date"
        ),
    ),
    Layout(
        *_SYSTEM,
        "activities",
        "activities",
        {
            "Activity - ID": "id",
            "Activity - Subject": "subject",
            "Activity - Type": "type",
            "Activity - Assigned to user": "owner",
            "Activity - Owner": "owner",
            "Activity - Deal ID": "deal_id",
            "Activity - Deal": "deal",
            "Activity - Organization ID": "account_id",
            "Activity - Organization": "account",
            "Activity - Due date": "on_day",
            "Activity - Done": "is_done",
            "Activity - Status": "status",
            "Activity - Add time": "created",
            "Activity - Activity created": "created",
            "Activity - Update time": "modified",
            "Activity - Marked as done time": "completed",
        },
        signature=("Activity - Subject", "Activity - Type"),
        known=words(
            "Activity - Creator | Activity - Contact person | Activity - Duration | "
            "Activity - Due time | Activity - Note | Activity - Priority | Activity - Lead"
        ),
        words={"is_done": {"Done": "true", "done": "true", "To do": "false", "to do": "false"}},
    ),
)
