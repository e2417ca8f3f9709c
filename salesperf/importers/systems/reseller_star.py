"""A reseller's star schema: sales by key, with products, resellers, regions and salespeople beside them."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("reseller_star", "Reseller star schema")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "order_lines",
        "sales",
        {
            "SalesOrderNumber": "order_id",
            "SalesOrderLineNumber": "line_no",
            "OrderDate": "ordered_on",
            "ProductKey": "product_id",
            "ResellerKey": "account_id",
            "EmployeeKey": "owner_id",
            "SalesTerritoryKey": "region_id",
            "Quantity": "quantity",
            "Unit Price": "unit_price",
            "Sales": "amount",
            "Cost": "cost",
        },
        signature=("SalesOrderNumber", "OrderDate", "ProductKey", "ResellerKey", "EmployeeKey", "Sales"),
    ),
    Layout(
        *_SYSTEM,
        "products",
        "products",
        {"ProductKey": "id", "Product": "name", "Category": "family"},
        signature=("ProductKey", "Product", "Subcategory", "Category"),
        known=words("Standard Cost | Color | Subcategory | Background Color Format | Font Color Format"),
    ),
    Layout(
        *_SYSTEM,
        "accounts",
        "resellers",
        {"ResellerKey": "id", "Reseller": "name", "Business Type": "type", "Country-Region": "region"},
        signature=("ResellerKey", "Reseller", "Business Type"),
        known=words("City | State-Province | Postal Code"),
    ),
    Layout(
        *_SYSTEM,
        "regions",
        "regions",
        {"SalesTerritoryKey": "id", "Region": "name", "Country": "country", "Group": "area"},
        signature=("SalesTerritoryKey", "Region", "Country", "Group"),
    ),
    Layout(
        *_SYSTEM,
        "people",
        "salespeople",
        {
            "EmployeeKey": "id",
            "EmployeeID": "other_id",
            "Salesperson": "name",
            "Title": "title",
            "UPN": "email",
        },
        signature=("EmployeeKey", "EmployeeID", "Salesperson"),
    ),
)
