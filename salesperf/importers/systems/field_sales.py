"""Tables of field sales: sales without amounts, with products, customers and reps beside them.

Amounts are units × unit price × (1 − discount); the currency stands at the end of the headers of prices.
"""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("field_sales", "Field sales tables")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "order_lines",
        "sales",
        {
            "Order_ID": "order_id",
            "Order_Date": "ordered_on",
            "Product_ID": "product_id",
            "Customer_ID": "account_id",
            "Rep_ID": "owner_id",
            "Region": "region",
            "Units_Sold": "quantity",
            "Unit_Price_NGN": "unit_price",
            "Discount_Pct": "discount",
        },
        signature=("Order_ID", "Order_Date", "Product_ID", "Customer_ID", "Rep_ID", "Units_Sold"),
    ),
    Layout(
        *_SYSTEM,
        "accounts",
        "customers",
        {"Customer_ID": "id", "Customer_Name": "name", "Segment": "type", "Region": "region"},
        signature=("Customer_ID", "Customer_Name", "Segment", "Region"),
        known=words("City | State"),
    ),
    Layout(
        *_SYSTEM,
        "products",
        "products",
        {"Product_ID": "id", "Product_Name": "name", "Category": "family", "Unit_Price_NGN": "price"},
        signature=("Product_ID", "Product_Name", "Category", "Sub_Category"),
        known=words("Sub_Category | Cost_Price_NGN"),
    ),
    Layout(
        *_SYSTEM,
        "people",
        "reps",
        {
            "Rep_ID": "id",
            "Name": "name",
            "Team": "team",
            "Manager": "manager",
            "Join_Date": "from_day",
            "Region": "region",
        },
        signature=("Rep_ID", "Name", "Team", "Manager"),
    ),
)
