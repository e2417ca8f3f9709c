"""What a CRM export can hold: the loadable objects and their fields, declared once.

The warehouse generates its raw tables from this catalogue, the importers map columns onto it,
and the mapping screen offers its keys. Adding a field is one line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How the cells of a field are read and stored."""

    TEXT = "text"
    ID = "id"  # text that must never become a number
    REF_ID = "ref_id"  # id of another record in the same system
    REF = "ref"  # name of another record
    LABEL = "label"  # one of a few names: source, type, reason
    DAY = "day"
    TIME = "time"
    MONEY = "money"
    CURRENCY = "currency"
    PERCENT = "percent"  # stored as basis points
    WHOLE = "whole"
    DECIMAL = "decimal"
    QUANTITY = "quantity"  # how many, exact
    SHARE = "share"  # a part of a whole, exact: an eighth is 0.125
    FLAG = "flag"


@dataclass(frozen=True)
class Field:
    """One fact of an object. `of` is the kind of record or label that a reference names."""

    key: str
    kind: Kind
    of: str = ""


@dataclass(frozen=True)
class ObjectType:
    """One loadable object.

    `identity` are the fields that identify a row when `id` is not given, in the order in which
    they are tried as one natural key; where a row lacks the first of them, those of `loose` join.
    `happened` are the fields whose latest day tells what a file knows (never planned days).
    """

    key: str
    fields: tuple[Field, ...]
    identity: tuple[str, ...]
    required: tuple[str, ...]
    happened: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()

    def field(self, key: str) -> Field:
        """Return the field of that key; KeyError when the object has none."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of all fields, in declared order."""
        return tuple(field.key for field in self.fields)


def _f(key: str, kind: Kind = Kind.TEXT, of: str = "") -> Field:
    return Field(key, kind, of)


_OWNER = (_f("owner_id", Kind.REF_ID, "rep"), _f("owner", Kind.REF, "rep"))
_ACCOUNT = (_f("account_id", Kind.REF_ID, "account"), _f("account", Kind.REF, "account"))
_PRODUCT = (_f("product_id", Kind.REF_ID, "product"), _f("product", Kind.REF, "product"))
_REGION = (_f("region_id", Kind.REF_ID, "region"), _f("region", Kind.LABEL, "region"))
_FATE = (_f("is_deleted", Kind.FLAG), _f("is_cancelled", Kind.FLAG))
_TOUCHED = (_f("created", Kind.TIME), _f("modified", Kind.TIME))

DEALS = ObjectType(
    "deals",
    (
        _f("id", Kind.ID),
        _f("name"),
        *_OWNER,
        *_ACCOUNT,
        _f("product", Kind.REF, "product"),
        _f("team", Kind.LABEL, "team"),
        _f("pipeline", Kind.LABEL, "pipeline"),
        _f("stage", Kind.LABEL, "stage"),
        _f("status", Kind.LABEL, "status"),
        _f("is_closed", Kind.FLAG),
        _f("is_won", Kind.FLAG),
        _f("is_lost", Kind.FLAG),
        _f("is_deleted", Kind.FLAG),
        _f("lost_reason", Kind.LABEL, "reason"),
        _f("source", Kind.LABEL, "source"),
        _f("type", Kind.LABEL, "type"),
        _f("forecast", Kind.LABEL, "forecast"),
        _f("amount", Kind.MONEY),
        _f("currency", Kind.CURRENCY),
        _f("probability", Kind.PERCENT),
        _f("stage_order", Kind.WHOLE),
        _f("created", Kind.TIME),
        _f("close_on", Kind.DAY),
        _f("closed_on", Kind.DAY),
        _f("stage_since", Kind.TIME),
        _f("modified", Kind.TIME),
        _f("last_activity", Kind.TIME),
        _f("next_step"),
        _f("description"),
        _f(
            "closed_amount", Kind.MONEY
        ),  # what a won deal came to, where the CRM keeps the estimate beside it
        _f("is_active", Kind.FLAG),
    ),
    identity=("name", "account", "created"),
    required=("stage|status|is_won",),
    happened=("created", "close_on", "closed_on", "modified", "last_activity", "stage_since"),
)

STAGE_HISTORY = ObjectType(
    "stage_history",
    (
        _f("id", Kind.ID),
        _f("deal_id", Kind.REF_ID, "deal"),
        _f("entered_at", Kind.TIME),
        _f("from_stage", Kind.LABEL, "stage"),
        _f("stage", Kind.LABEL, "stage"),
        _f("pipeline", Kind.LABEL, "pipeline"),
        _f("amount", Kind.MONEY),
        _f("currency", Kind.CURRENCY),
        _f("close_on", Kind.DAY),
        _f("probability", Kind.PERCENT),
        _f("is_deleted", Kind.FLAG),
        _f("changed", Kind.LABEL, "field"),  # a history of all fields names the one that changed
        _f("old_value"),
        _f("new_value"),
    ),
    identity=("deal_id", "entered_at", "stage", "changed"),
    required=("deal_id", "entered_at", "stage|changed"),
    happened=("entered_at",),
)

ACCOUNTS = ObjectType(
    "accounts",
    (
        _f("id", Kind.ID),
        _f("name"),
        *_OWNER,
        _f("industry", Kind.LABEL, "industry"),
        _f("region", Kind.LABEL, "account region"),
        _f("type", Kind.LABEL, "account type"),
        _f("level", Kind.LABEL, "account level"),
        _f("source", Kind.LABEL, "source"),
        _f("revenue", Kind.DECIMAL),
        _f("employees", Kind.WHOLE),
        _f("phone"),
        _f("website"),
        _f("parent", Kind.REF, "account"),
        _f("created", Kind.TIME),
        _f("modified", Kind.TIME),
        _f("last_activity", Kind.TIME),
        _f("is_deleted", Kind.FLAG),
    ),
    identity=("name",),
    required=("name",),
    happened=("created", "modified", "last_activity"),
)

PRODUCTS = ObjectType(
    "products",
    (
        _f("id", Kind.ID),
        _f("name"),
        _f("family", Kind.LABEL, "product family"),
        _f("price", Kind.MONEY),
        _f("currency", Kind.CURRENCY),
        _f("is_active", Kind.FLAG),
    ),
    identity=("name",),
    required=("name",),
)

PEOPLE = ObjectType(
    "people",
    (
        _f("id", Kind.ID),
        _f("other_id"),
        _f("name"),
        _f("first_name"),
        _f("last_name"),
        _f("email"),
        _f("team", Kind.LABEL, "team"),
        _f("manager"),
        _f("manager_id", Kind.REF_ID, "rep"),
        _f("region", Kind.LABEL, "region"),
        _f("title"),
        _f("is_active", Kind.FLAG),
        _f("from_day", Kind.DAY),
        _f("to_day", Kind.DAY),
        _f("modified", Kind.TIME),
    ),
    identity=("name", "team", "from_day"),
    required=("name|last_name",),
    happened=("modified",),
)

LEADS = ObjectType(
    "leads",
    (
        _f("id", Kind.ID),
        _f("name"),
        _f("first_name"),
        _f("last_name"),
        _f("company"),
        *_OWNER,
        _f("source", Kind.LABEL, "source"),
        _f("status", Kind.LABEL, "lead status"),
        _f("industry", Kind.LABEL, "industry"),
        _f("email"),
        _f("phone"),
        _f("created", Kind.TIME),
        _f("modified", Kind.TIME),
        _f("is_converted", Kind.FLAG),
        _f("converted_on", Kind.DAY),
        _f("converted_deal_id", Kind.REF_ID, "deal"),
        _f("last_activity", Kind.TIME),
        _f("is_deleted", Kind.FLAG),
    ),
    identity=("name", "company", "created"),
    required=("name|last_name|company",),
    happened=("created", "modified", "converted_on", "last_activity"),
)

CONTACTS = ObjectType(
    "contacts",
    (
        _f("id", Kind.ID),
        _f("name"),
        _f("first_name"),
        _f("last_name"),
        *_ACCOUNT,
        *_OWNER,
        _f("title"),
        _f("department"),
        _f("email"),
        _f("phone"),
        _f("source", Kind.LABEL, "source"),
        _f("created", Kind.TIME),
        _f("modified", Kind.TIME),
        _f("last_activity", Kind.TIME),
        _f("is_deleted", Kind.FLAG),
    ),
    identity=("name", "account", "email"),
    required=("name|last_name",),
    happened=("created", "modified", "last_activity"),
)

ACTIVITIES = ObjectType(
    "activities",
    (
        _f("id", Kind.ID),
        _f("subject"),
        _f("type", Kind.LABEL, "activity type"),
        *_OWNER,
        _f("deal_id", Kind.REF_ID, "deal"),
        *_ACCOUNT,
        _f("on_day", Kind.DAY),
        _f("status", Kind.LABEL, "activity status"),
        _f("is_done", Kind.FLAG),
        _f("created", Kind.TIME),
        _f("modified", Kind.TIME),
        _f("completed", Kind.TIME),
        _f("is_deleted", Kind.FLAG),
    ),
    identity=("subject", "deal_id", "created"),
    required=("subject|type", "on_day|created"),
    happened=("created", "modified", "completed"),
)

TARGETS = ObjectType(
    "targets",
    (
        _f("id", Kind.ID),
        _f("owner_kind", Kind.LABEL, "target owner"),
        _f("owner_id"),
        _f("owner"),
        _f("team"),
        _f("territory", Kind.LABEL, "region"),
        _f("measure", Kind.LABEL, "measure"),
        _f("year"),
        _f("quarter"),
        _f("month", Kind.DAY),
        _f("from_day", Kind.DAY),
        _f("to_day", Kind.DAY),
        _f("amount", Kind.MONEY),
        _f("currency", Kind.CURRENCY),
        _f("title"),
        _f("parent"),
        _f("shape"),
        _f("parts"),
    ),
    identity=(
        "owner_kind",
        "owner_id",
        "owner",
        "team",
        "territory",
        "measure",
        "title",
        "from_day",
        "to_day",
    ),
    required=(),
)

TARGET_PERIODS = ObjectType(
    "target_periods",
    (
        _f("month", Kind.DAY),
        _f("period"),
        _f("from_day", Kind.DAY),
        _f("to_day", Kind.DAY),
    ),
    identity=("month",),
    required=("month",),
)

RATES = ObjectType(
    "rates",
    (
        _f("currency", Kind.CURRENCY),
        _f("month", Kind.DAY),
        _f("rate", Kind.DECIMAL),
        _f("per_unit", Kind.DECIMAL),  # units of the currency for one of the CRM's own currency
        _f("until", Kind.DAY),  # first day on which the rate no longer holds
    ),
    identity=("currency", "month"),
    required=("currency", "rate|per_unit"),
)

TICKETS = ObjectType(
    "tickets",
    (
        _f("id", Kind.ID),
        _f("subject"),
        *_ACCOUNT,
        *_OWNER,
        _f("deal_id", Kind.REF_ID, "deal"),
        _f("status", Kind.LABEL, "ticket status"),
        _f("is_closed", Kind.FLAG),
        _f("priority", Kind.LABEL, "ticket priority"),
        _f("source", Kind.LABEL, "source"),
        _f("opened", Kind.TIME),
        _f("closed", Kind.TIME),
        _f("modified", Kind.TIME),
        _f("is_deleted", Kind.FLAG),
    ),
    identity=("subject", "account", "opened"),
    required=("subject|status|opened",),
    happened=("opened", "closed", "modified"),
)

CAMPAIGNS = ObjectType(
    "campaigns",
    (
        _f("id", Kind.ID),
        _f("name"),
        _f("type", Kind.LABEL, "campaign type"),
        _f("status", Kind.LABEL, "campaign status"),
        _f("source", Kind.LABEL, "source"),
        _f("parent", Kind.REF_ID, "campaign"),
        *_OWNER,
        _f("from_day", Kind.DAY),
        _f("to_day", Kind.DAY),
        _f("budget", Kind.MONEY),
        _f("cost", Kind.MONEY),
        _f("currency", Kind.CURRENCY),
        _f("created", Kind.TIME),
        _f("modified", Kind.TIME),
        _f("is_deleted", Kind.FLAG),
    ),
    identity=("name", "from_day"),
    required=("name",),
    happened=("created", "modified"),
)

STAGES = ObjectType(
    "stages",
    (
        _f("id", Kind.ID),
        _f("name"),
        _f("pipeline_id"),
        _f("pipeline"),
        _f("position", Kind.WHOLE),
        _f("probability", Kind.PERCENT),
        _f("is_closed", Kind.FLAG),
        _f("is_won", Kind.FLAG),
        _f("is_deleted", Kind.FLAG),
    ),
    identity=("pipeline", "name"),
    required=("name",),
)

PIPELINES = ObjectType(
    "pipelines",
    (
        _f("id", Kind.ID),
        _f("name"),
        _f("position", Kind.WHOLE),
        _f("is_deleted", Kind.FLAG),
    ),
    identity=("name",),
    required=("name",),
)

ORDERS = ObjectType(
    "orders",
    (
        _f("id", Kind.ID),
        _f("number"),
        _f("name"),
        *_OWNER,
        *_ACCOUNT,
        _f("deal_id", Kind.REF_ID, "deal"),
        *_REGION,
        _f("source", Kind.LABEL, "source"),
        _f("type", Kind.LABEL, "order type"),
        _f("status", Kind.LABEL, "order status"),
        *_FATE,
        _f("is_returned", Kind.FLAG),
        _f("amount", Kind.MONEY),
        _f("currency", Kind.CURRENCY),
        _f("ordered_on", Kind.DAY),
        _f("cancelled_on", Kind.DAY),
        *_TOUCHED,
    ),
    identity=("number", "name", "account", "ordered_on"),
    required=("ordered_on|created|amount|status|is_cancelled|is_returned",),
    happened=("ordered_on", "cancelled_on", "created", "modified"),
)

ORDER_LINES = ObjectType(
    "order_lines",
    (
        _f("id", Kind.ID),
        _f("order_id", Kind.REF_ID, "order"),
        _f("line_no"),
        *_PRODUCT,
        *_OWNER,
        *_ACCOUNT,
        _f("deal_id", Kind.REF_ID, "deal"),
        *_REGION,
        _f("source", Kind.LABEL, "source"),
        _f("status", Kind.LABEL, "order status"),
        *_FATE,
        _f("amount", Kind.MONEY),
        _f("unit_price", Kind.MONEY),
        _f("cost", Kind.MONEY),
        _f("currency", Kind.CURRENCY),
        _f("quantity", Kind.QUANTITY),
        _f("discount", Kind.SHARE),
        _f("ordered_on", Kind.DAY),
        *_TOUCHED,
    ),
    identity=("order_id", "line_no", "product_id", "product"),
    required=("amount|unit_price|quantity",),
    happened=("ordered_on", "created", "modified"),
    loose=("ordered_on", "account_id", "account", "owner_id", "owner"),
)

INVOICES = ObjectType(
    "invoices",
    (
        _f("id", Kind.ID),
        _f("number"),
        _f("name"),
        _f("order_id", Kind.REF_ID, "order"),
        _f("deal_id", Kind.REF_ID, "deal"),
        *_OWNER,
        *_ACCOUNT,
        *_REGION,
        _f("status", Kind.LABEL, "invoice status"),
        *_FATE,
        _f("amount", Kind.MONEY),
        _f("currency", Kind.CURRENCY),
        _f("invoiced_on", Kind.DAY),
        _f("due_on", Kind.DAY),
        *_TOUCHED,
    ),
    identity=("number", "order_id", "name", "account", "invoiced_on"),
    required=("amount",),
    happened=("invoiced_on", "created", "modified"),
)

PAYMENTS = ObjectType(
    "payments",
    (
        _f("id", Kind.ID),
        _f("number"),
        _f("order_id", Kind.REF_ID, "order"),
        _f("invoice_id", Kind.REF_ID, "invoice"),
        _f("deal_id", Kind.REF_ID, "deal"),
        *_OWNER,
        *_ACCOUNT,
        *_REGION,
        _f("method", Kind.LABEL, "payment method"),
        _f("status", Kind.LABEL, "payment status"),
        *_FATE,
        _f("amount", Kind.MONEY),
        _f("currency", Kind.CURRENCY),
        _f("paid_on", Kind.DAY),
        *_TOUCHED,
    ),
    identity=("number", "order_id", "invoice_id", "account", "paid_on"),
    required=("amount",),
    happened=("paid_on", "created", "modified"),
)

REGIONS = ObjectType(
    "regions",
    (
        _f("id", Kind.ID),
        _f("name", Kind.LABEL, "region"),
        _f("country"),
        _f("area"),
        _f("manager"),
    ),
    identity=("name",),
    required=("name",),
)

OBJECTS: dict[str, ObjectType] = {
    one.key: one
    for one in (
        PIPELINES,
        STAGES,
        DEALS,
        STAGE_HISTORY,
        ACCOUNTS,
        PRODUCTS,
        PEOPLE,
        LEADS,
        CONTACTS,
        ACTIVITIES,
        TICKETS,
        CAMPAIGNS,
        TARGETS,
        TARGET_PERIODS,
        RATES,
        ORDERS,
        ORDER_LINES,
        INVOICES,
        PAYMENTS,
        REGIONS,
    )
}
