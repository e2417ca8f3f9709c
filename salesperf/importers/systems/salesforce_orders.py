"""Salesforce: orders, their products and those of opportunities, by weekly export and Data Loader."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("salesforce", "Salesforce")
_COMMON = {
    "Id": "id",
    "IsDeleted": "is_deleted",
    "CurrencyIsoCode": "currency",
    "CreatedDate": "created",
    "LastModifiedDate": "modified",
}
_AUDIT = words(
    "CreatedById | LastModifiedById | SystemModstamp | LastViewedDate | LastReferencedDate | Description"
)

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "orders",
        "Order",
        {
            **_COMMON,
            "OrderNumber": "number",
            "Name": "name",
            "OwnerId": "owner_id",
            "AccountId": "account_id",
            "OpportunityId": "deal_id",
            "Type": "type",
            "Status": "status",
            "TotalAmount": "amount",
            "EffectiveDate": "ordered_on",
        },
        signature=("Id", "AccountId", "EffectiveDate", "Status", "TotalAmount"),
        known=_AUDIT
        + words(
            "ContractId | Pricebook2Id | OriginalOrderId | EndDate | IsReductionOrder | StatusCode | "
            "ActivatedDate | ActivatedById | QuoteId | PoNumber | PoDate | OrderReferenceNumber"
        ),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "order_lines",
        "OrderItem",
        {
            **_COMMON,
            "OrderId": "order_id",
            "OrderItemNumber": "line_no",
            "Product2Id": "product_id",
            "Quantity": "quantity",
            "UnitPrice": "unit_price",
            "TotalPrice": "amount",
        },
        signature=("Id", "OrderId", "Quantity", "UnitPrice"),
        known=_AUDIT
        + words(
            "PricebookEntryId | OriginalOrderItemId | QuoteLineItemId | AvailableQuantity | ListPrice | "
            "ServiceDate | EndDate"
        ),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "order_lines",
        "OpportunityLineItem",
        {
            **_COMMON,
            "OpportunityId": "deal_id",
            "SortOrder": "line_no",
            "Product2Id": "product_id",
            "Name": "product",
            "Quantity": "quantity",
            "UnitPrice": "unit_price",
            "TotalPrice": "amount",
            "Discount": "discount",
        },
        signature=("Id", "OpportunityId", "Quantity", "UnitPrice"),
        known=_AUDIT + words("PricebookEntryId | ProductCode | ListPrice | ServiceDate"),
        zone="UTC",
        percent="percent",
    ),
)
