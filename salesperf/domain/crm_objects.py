"""Deals and what stands around them in every CRM: accounts, products, people, contacts, activities."""

from __future__ import annotations

from salesperf.domain.object_types import ACCOUNT, OWNER, Kind, ObjectType, field_of

DEALS = ObjectType(
    "deals",
    (
        field_of("id", Kind.ID),
        field_of("name"),
        *OWNER,
        *ACCOUNT,
        field_of("product", Kind.REF, "product"),
        field_of("team", Kind.LABEL, "team"),
        field_of("pipeline", Kind.LABEL, "pipeline"),
        field_of("stage", Kind.LABEL, "stage"),
        field_of("status", Kind.LABEL, "status"),
        field_of("is_closed", Kind.FLAG),
        field_of("is_won", Kind.FLAG),
        field_of("is_lost", Kind.FLAG),
        field_of("is_deleted", Kind.FLAG),
        field_of("lost_reason", Kind.LABEL, "reason"),
        field_of("source", Kind.LABEL, "source"),
        field_of("type", Kind.LABEL, "type"),
        field_of("forecast", Kind.LABEL, "forecast"),
        field_of("amount", Kind.MONEY),
        field_of("currency", Kind.CURRENCY),
        field_of("probability", Kind.PERCENT),
        field_of("stage_order", Kind.WHOLE),
        field_of("created", Kind.TIME),
        field_of("close_on", Kind.DAY),
        field_of("closed_on", Kind.DAY),
        field_of("stage_since", Kind.TIME),
        field_of("modified", Kind.TIME),
        field_of("last_activity", Kind.TIME),
        field_of("next_step"),
        field_of("description"),
        field_of(
            "closed_amount", Kind.MONEY
        ),  # what a won deal came to, where the CRM keeps the estimate beside it
        field_of("is_active", Kind.FLAG),
    ),
    identity=("name", "account", "created"),
    required=("stage|status|is_won",),
    happened=("created", "close_on", "closed_on", "modified", "last_activity", "stage_since"),
    instead=("name|account|account_id", "created|close_on|closed_on|owner|owner_id"),
)

STAGE_HISTORY = ObjectType(
    "stage_history",
    (
        field_of("id", Kind.ID),
        field_of("deal_id", Kind.REF_ID, "deal"),
        field_of("entered_at", Kind.TIME),
        field_of("from_stage", Kind.LABEL, "stage"),
        field_of("stage", Kind.LABEL, "stage"),
        field_of("pipeline", Kind.LABEL, "pipeline"),
        field_of("amount", Kind.MONEY),
        field_of("currency", Kind.CURRENCY),
        field_of("close_on", Kind.DAY),
        field_of("probability", Kind.PERCENT),
        field_of("is_deleted", Kind.FLAG),
        field_of("changed", Kind.LABEL, "field"),  # a history of all fields names the one that changed
        field_of("old_value"),
        field_of("new_value"),
    ),
    identity=("deal_id", "entered_at", "stage", "changed"),
    required=("deal_id", "entered_at", "stage|changed"),
    happened=("entered_at",),
)

STAGES = ObjectType(
    "stages",
    (
        field_of("id", Kind.ID),
        field_of("name"),
        field_of("pipeline_id"),
        field_of("pipeline"),
        field_of("position", Kind.WHOLE),
        field_of("probability", Kind.PERCENT),
        field_of("is_closed", Kind.FLAG),
        field_of("is_won", Kind.FLAG),
        field_of("is_deleted", Kind.FLAG),
    ),
    identity=("pipeline", "name"),
    required=("name",),
)

PIPELINES = ObjectType(
    "pipelines",
    (
        field_of("id", Kind.ID),
        field_of("name"),
        field_of("position", Kind.WHOLE),
        field_of("is_deleted", Kind.FLAG),
    ),
    identity=("name",),
    required=("name",),
)

ACCOUNTS = ObjectType(
    "accounts",
    (
        field_of("id", Kind.ID),
        field_of("name"),
        *OWNER,
        field_of("industry", Kind.LABEL, "industry"),
        field_of("region", Kind.LABEL, "account region"),
        field_of("type", Kind.LABEL, "account type"),
        field_of("level", Kind.LABEL, "account level"),
        field_of("source", Kind.LABEL, "source"),
        field_of("revenue", Kind.DECIMAL),
        field_of("employees", Kind.WHOLE),
        field_of("phone"),
        field_of("website"),
        field_of("parent", Kind.REF, "account"),
        field_of("created", Kind.TIME),
        field_of("modified", Kind.TIME),
        field_of("last_activity", Kind.TIME),
        field_of("is_deleted", Kind.FLAG),
    ),
    identity=("name",),
    required=("name",),
    happened=("created", "modified", "last_activity"),
)

PRODUCTS = ObjectType(
    "products",
    (
        field_of("id", Kind.ID),
        field_of("name"),
        field_of("family", Kind.LABEL, "product family"),
        field_of("price", Kind.MONEY),
        field_of("currency", Kind.CURRENCY),
        field_of("is_active", Kind.FLAG),
    ),
    identity=("name",),
    required=("name",),
)

PEOPLE = ObjectType(
    "people",
    (
        field_of("id", Kind.ID),
        field_of("other_id"),
        field_of("name"),
        field_of("first_name"),
        field_of("last_name"),
        field_of("email"),
        field_of("team", Kind.LABEL, "team"),
        field_of("manager"),
        field_of("manager_id", Kind.REF_ID, "rep"),
        field_of("region", Kind.LABEL, "region"),
        field_of("title"),
        field_of("is_active", Kind.FLAG),
        field_of("from_day", Kind.DAY),
        field_of("to_day", Kind.DAY),
        field_of("modified", Kind.TIME),
        field_of("role_id"),  # names the team of a person of whom no other is told
    ),
    identity=("name", "team", "from_day"),
    required=("name|last_name",),
    happened=("modified",),
)

ROLES = ObjectType(
    "roles",
    (
        field_of("id", Kind.ID),
        field_of("name", Kind.LABEL, "team"),
        field_of("parent"),
    ),
    identity=("name",),
    required=("name",),
)

CONTACTS = ObjectType(
    "contacts",
    (
        field_of("id", Kind.ID),
        field_of("name"),
        field_of("first_name"),
        field_of("last_name"),
        *ACCOUNT,
        *OWNER,
        field_of("title"),
        field_of("department"),
        field_of("email"),
        field_of("phone"),
        field_of("source", Kind.LABEL, "source"),
        field_of("created", Kind.TIME),
        field_of("modified", Kind.TIME),
        field_of("last_activity", Kind.TIME),
        field_of("is_deleted", Kind.FLAG),
    ),
    identity=("name", "account", "email"),
    required=("name|last_name",),
    happened=("created", "modified", "last_activity"),
)

ACTIVITIES = ObjectType(
    "activities",
    (
        field_of("id", Kind.ID),
        field_of("subject"),
        field_of("type", Kind.LABEL, "activity type"),
        *OWNER,
        field_of("deal_id", Kind.REF_ID, "deal"),
        field_of("deal"),  # its name, where no id says which it is
        *ACCOUNT,
        field_of("on_day", Kind.DAY),
        field_of("status", Kind.LABEL, "activity status"),
        field_of("is_done", Kind.FLAG),
        field_of("created", Kind.TIME),
        field_of("modified", Kind.TIME),
        field_of("completed", Kind.TIME),
        field_of("is_deleted", Kind.FLAG),
    ),
    identity=("subject", "deal_id", "deal", "created"),
    required=("subject|type", "on_day|created"),
    happened=("created", "modified", "completed"),
)
