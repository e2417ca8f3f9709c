"""What marketing and customer service bring: leads, campaigns, tickets."""

from __future__ import annotations

from salesperf.domain.object_types import ACCOUNT, OWNER, Kind, ObjectType, field_of

LEADS = ObjectType(
    "leads",
    (
        field_of("id", Kind.ID),
        field_of("name"),
        field_of("first_name"),
        field_of("last_name"),
        field_of("company"),
        *OWNER,
        field_of("source", Kind.LABEL, "source"),
        field_of("status", Kind.LABEL, "lead status"),
        field_of("industry", Kind.LABEL, "industry"),
        field_of("email"),
        field_of("phone"),
        field_of("created", Kind.TIME),
        field_of("modified", Kind.TIME),
        field_of("is_converted", Kind.FLAG),
        field_of("converted_on", Kind.DAY),
        field_of("converted_deal_id", Kind.REF_ID, "deal"),
        field_of("last_activity", Kind.TIME),
        field_of("is_deleted", Kind.FLAG),
    ),
    identity=("name", "company", "created"),
    required=("name|last_name|company",),
    happened=("created", "modified", "converted_on", "last_activity"),
)

TICKETS = ObjectType(
    "tickets",
    (
        field_of("id", Kind.ID),
        field_of("subject"),
        *ACCOUNT,
        *OWNER,
        field_of("deal_id", Kind.REF_ID, "deal"),
        field_of("deal"),
        field_of("status", Kind.LABEL, "ticket status"),
        field_of("is_closed", Kind.FLAG),
        field_of("priority", Kind.LABEL, "ticket priority"),
        field_of("source", Kind.LABEL, "source"),
        field_of("opened", Kind.TIME),
        field_of("closed", Kind.TIME),
        field_of("modified", Kind.TIME),
        field_of("is_deleted", Kind.FLAG),
    ),
    identity=("subject", "account", "opened"),
    required=("subject|status|opened",),
    happened=("opened", "closed", "modified"),
)

CAMPAIGNS = ObjectType(
    "campaigns",
    (
        field_of("id", Kind.ID),
        field_of("name"),
        field_of("type", Kind.LABEL, "campaign type"),
        field_of("status", Kind.LABEL, "campaign status"),
        field_of("source", Kind.LABEL, "source"),
        field_of("parent", Kind.REF_ID, "campaign"),
        *OWNER,
        field_of("from_day", Kind.DAY),
        field_of("to_day", Kind.DAY),
        field_of("budget", Kind.MONEY),
        field_of("cost", Kind.MONEY),
        field_of("currency", Kind.CURRENCY),
        field_of("created", Kind.TIME),
        field_of("modified", Kind.TIME),
        field_of("is_deleted", Kind.FLAG),
    ),
    identity=("name", "from_day"),
    required=("name",),
    happened=("created", "modified"),
)
