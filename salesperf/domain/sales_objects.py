"""What was ordered, invoiced and paid, and where."""

from __future__ import annotations

from salesperf.domain.object_types import (
    ACCOUNT,
    FATE,
    OWNER,
    PRODUCT,
    REGION,
    TOUCHED,
    Kind,
    ObjectType,
    field_of,
)

ORDERS = ObjectType(
    "orders",
    (
        field_of("id", Kind.ID),
        field_of("number"),
        field_of("name"),
        *OWNER,
        *ACCOUNT,
        field_of("deal_id", Kind.REF_ID, "deal"),
        field_of("deal"),
        *REGION,
        field_of("source", Kind.LABEL, "source"),
        field_of("type", Kind.LABEL, "order type"),
        field_of("status", Kind.LABEL, "order status"),
        *FATE,
        field_of("is_returned", Kind.FLAG),
        field_of("amount", Kind.MONEY),
        field_of("currency", Kind.CURRENCY),
        field_of("ordered_on", Kind.DAY),
        field_of("cancelled_on", Kind.DAY),
        *TOUCHED,
    ),
    identity=("number", "name", "account", "ordered_on"),
    required=("ordered_on|created|amount|status|is_cancelled|is_returned",),
    happened=("ordered_on", "cancelled_on", "created", "modified"),
)

ORDER_LINES = ObjectType(
    "order_lines",
    (
        field_of("id", Kind.ID),
        field_of("order_id", Kind.REF_ID, "order"),
        field_of("line_no"),
        *PRODUCT,
        *OWNER,
        *ACCOUNT,
        field_of("deal_id", Kind.REF_ID, "deal"),
        field_of("deal"),
        *REGION,
        field_of("source", Kind.LABEL, "source"),
        field_of("status", Kind.LABEL, "order status"),
        *FATE,
        field_of("amount", Kind.MONEY),
        field_of("unit_price", Kind.MONEY),
        field_of("cost", Kind.MONEY),
        field_of("currency", Kind.CURRENCY),
        field_of("quantity", Kind.QUANTITY),
        field_of("discount", Kind.SHARE),
        field_of("ordered_on", Kind.DAY),
        *TOUCHED,
    ),
    identity=("order_id", "line_no", "product_id", "product"),
    required=("amount|unit_price|quantity",),
    happened=("ordered_on", "created", "modified"),
    loose=("ordered_on", "account_id", "account", "owner_id", "owner"),
)

INVOICES = ObjectType(
    "invoices",
    (
        field_of("id", Kind.ID),
        field_of("number"),
        field_of("name"),
        field_of("order_id", Kind.REF_ID, "order"),
        field_of("deal_id", Kind.REF_ID, "deal"),
        *OWNER,
        *ACCOUNT,
        *REGION,
        field_of("status", Kind.LABEL, "invoice status"),
        *FATE,
        field_of("amount", Kind.MONEY),
        field_of("currency", Kind.CURRENCY),
        field_of("invoiced_on", Kind.DAY),
        field_of("due_on", Kind.DAY),
        *TOUCHED,
    ),
    identity=("number", "order_id", "name", "account", "invoiced_on"),
    required=("amount",),
    happened=("invoiced_on", "created", "modified"),
)

PAYMENTS = ObjectType(
    "payments",
    (
        field_of("id", Kind.ID),
        field_of("number"),
        field_of("order_id", Kind.REF_ID, "order"),
        field_of("invoice_id", Kind.REF_ID, "invoice"),
        field_of("deal_id", Kind.REF_ID, "deal"),
        *OWNER,
        *ACCOUNT,
        *REGION,
        field_of("method", Kind.LABEL, "payment method"),
        field_of("status", Kind.LABEL, "payment status"),
        *FATE,
        field_of("amount", Kind.MONEY),
        field_of("currency", Kind.CURRENCY),
        field_of("paid_on", Kind.DAY),
        *TOUCHED,
    ),
    identity=("number", "order_id", "invoice_id", "account", "paid_on"),
    required=("amount",),
    happened=("paid_on", "created", "modified"),
)

REGIONS = ObjectType(
    "regions",
    (
        field_of("id", Kind.ID),
        field_of("name", Kind.LABEL, "region"),
        field_of("country"),
        field_of("area"),
        field_of("manager"),
    ),
    identity=("name",),
    required=("name",),
)
