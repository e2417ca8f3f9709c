"""The superstore sample, in Chinese and in English: order lines, returned orders, managers of regions."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("superstore", "Superstore")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "order_lines",
        "订单",
        {
            "行 ID": "id",
            "订单 ID": "order_id",
            "订单日期": "ordered_on",
            "客户 ID": "account_id",
            "客户名称": "account",
            "地区": "region",
            "产品 ID": "product_id",
            "产品名称": "product",
            "销售额": "amount",
            "数量": "quantity",
            "折扣": "discount",
        },
        signature=("行 ID", "订单 ID", "订单日期", "产品 ID", "销售额"),
        known=words(
            "发货日期 | 邮寄方式 | 细分 | 城市 | 省/自治区 | 国家 | 国家/地区 | "
            "邮政编码 | 类别 | 子类别 | 利润"
        ),
    ),
    Layout(
        *_SYSTEM,
        "orders",
        "退货",
        {"订单 ID": "id", "退回": "is_returned"},
        signature=("订单 ID", "退回"),
    ),
    Layout(
        *_SYSTEM,
        "regions",
        "销售人员",
        {"地区": "name", "地区经理": "manager"},
        signature=("地区", "地区经理"),
    ),
    Layout(
        *_SYSTEM,
        "order_lines",
        "orders",
        {
            "Row ID": "id",
            "Order ID": "order_id",
            "Order Date": "ordered_on",
            "Customer ID": "account_id",
            "Customer Name": "account",
            "Region": "region",
            "Product ID": "product_id",
            "Product Name": "product",
            "Sales": "amount",
            "Quantity": "quantity",
            "Discount": "discount",
        },
        signature=("Row ID", "Order ID", "Order Date", "Product ID", "Sales"),
        known=words(
            "Ship Date | Ship Mode | Segment | City | State | State/Province | Country | Country/Region | "
            "Postal Code | Category | Sub-Category | Profit"
        ),
    ),
    Layout(
        *_SYSTEM,
        "orders",
        "returns",
        {"Order ID": "id", "Returned": "is_returned"},
        signature=("Order ID", "Returned"),
    ),
    Layout(
        *_SYSTEM,
        "regions",
        "people",
        {"Region": "name", "Person": "manager", "Regional Manager": "manager"},
        signature=("Region", "Person"),
    ),
)
