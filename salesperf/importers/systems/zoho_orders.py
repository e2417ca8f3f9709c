"""Zoho CRM: sales orders and invoices, as Zoho Analytics and the module export write them."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("zoho", "Zoho CRM")
_AMOUNTS = words("Sub Total | Discount | Tax | Adjustments | Adjustment")
_KNOWN = _AMOUNTS + words(
    "Due Date | Is Delayed? | Age In Days | Age Tier | Contact Id | Contact Name | Description"
)

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "orders",
        "sales orders",
        {
            "SALESORDERID": "id",
            "Sales Order Id": "id",
            "Sales Order Number": "number",
            "SO Number": "number",
            "Subject": "name",
            "Sales Order Owner Id": "owner_id",
            "Sales Order Owner": "owner",
            "Account Id": "account_id",
            "Account Name": "account",
            "Deal Id": "deal_id",
            "Status": "status",
            "Grand Total": "amount",
            "Currency": "currency",
            "Order Date": "ordered_on",
            "Created Time": "created",
            "Modified Time": "modified",
        },
        signature=("Subject", "Sales Order Owner", "Status", "Grand Total"),
        known=_KNOWN,
    ),
    Layout(
        *_SYSTEM,
        "invoices",
        "invoices",
        {
            "INVOICEID": "id",
            "Invoice Id": "id",
            "Invoice Number": "number",
            "Subject": "name",
            "Sales Order Id": "order_id",
            "Invoice Owner Id": "owner_id",
            "Invoice Owner": "owner",
            "Account Id": "account_id",
            "Account Name": "account",
            "Deal Id": "deal_id",
            "Invoice Status": "status",
            "Status": "status",
            "Grand Total": "amount",
            "Currency": "currency",
            "Invoice Date": "invoiced_on",
            "Due Date": "due_on",
            "Created Time": "created",
            "Modified Time": "modified",
        },
        signature=("Subject", "Invoice Owner", "Grand Total"),
        known=tuple(one for one in _KNOWN if one != "Due Date"),
    ),
)
