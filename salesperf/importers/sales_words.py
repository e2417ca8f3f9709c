"""Words that headers use for the fields of orders, order lines, invoices, payments and regions."""

from salesperf.importers.layout import words
from salesperf.importers.split_words import DEAL_NAMES

_ORDER_IDS = words(
    "order id | sales order id | salesorder id | order number | sales order number | order no | "
    "so number | so no | order ref | order reference | contract number | contract no | "
    "contract id | purchase order id | 订单编号 | 订单号 | "
    "订单id | 订单 id | 销售订单号 | 销售订单编号 | "
    "合同编号 | 合同号 | 单据编号"
)
_INVOICE_IDS = words(
    "invoice id | invoice number | invoice no | invoice # | inv no | bill id | bill number | "
    "bill no | 发票号码 | 发票编号 | 发票号 | 发票id | 发票 id | 开票编号 | 票号"
)
_PAYMENT_IDS = words(
    "payment id | payment number | payment no | payment reference | receipt id | "
    "receipt number | receipt no | 回款编号 | 回款编码 | 回款单号 | 收款编号 | 收款单号 | "
    "到账编号 | 回款id"
)
_SHARED = {
    "owner_id": words(
        "owner id | employee id | employee key | employee number | salesperson id | sales person id | "
        "sales rep id | rep id | sales agent id | seller id | 业务员编号 | 销售员编号 | 业务员id | "
        "负责人id | 工号 | invoice owner id"
    ),
    "owner": words(
        "owner | order owner | sales order owner | sales rep | rep | salesperson | sales person | "
        "sales agent | agent | account executive | employee | employee name | seller | salesman | "
        "representative | sales representative | sold by | 负责人 | 业务员 | 销售员 | 销售 | 销售代表 | "
        "销售人员 | 公司签约人 | 订单负责人 | 签约人 | 经办人 | invoice owner | 申请人 | 开票申请人 | "
        "collected by | payment owner | 回款负责人 | 回款人 | 收款人"
    ),
    "account_id": words(
        "account id | customer id | customer key | customer number | customer no | client id | "
        "company id | reseller key | reseller id | buyer id | 客户编号 | "
        "客户id | 客户 id | 客户代码 | 客户编码 | "
        "contact id"
    ),
    "account": words(
        "account | account name | customer | customer name | client | client name | company | "
        "company name | buyer | reseller | 客户 | 客户名称 | 关联客户 | 购货单位 | 买方 | 公司名称 | "
        "bill to | billed to | contact name | partner | invoice partner display name | 购方名称 | "
        "购买方名称 | 购买方 | 工商抬头 | 发票抬头 | 开票抬头 | payer | payer name | received from | "
        "付款单位 | 付款方 | 回款单位"
    ),
    "deal_id": words("opportunity id | deal id | 商机编号 | 商机id"),
    "region_id": words("region id | territory id | territory key | sales territory key | 区域编号"),
    "region": words("region | territory | sales region | sales territory | 区域 | 地区 | 大区 | 销售区域"),
    "is_cancelled": words(
        "is cancelled | cancelled | canceled | is canceled | 是否取消 | 是否作废 | voided | is void | "
        "是否红冲 | reversed | 是否撤销"
    ),
    "is_deleted": words("is deleted | deleted | 是否删除"),
    "currency": words(
        "currency | currency code | currency iso code | order currency | 币种 | 货币 | "
        "invoice currency | payment currency"
    ),
    "created": words(
        "created | creation date | created on | created time | created date | create date | created at | "
        "创建时间 | 创建日期"
    ),
    "modified": words("modified | modified time | last modified date | updated at | 更新时间 | 修改时间"),
}

_SOURCE = words(
    "source | lead source | order source | channel | sales channel | 来源 | 订单来源 | 渠道 | 销售渠道"
)

_SPLIT: dict[str, dict[str, tuple[str, ...]]] = {
    "orders": {
        "id": _ORDER_IDS,
        "number": _ORDER_IDS,
        "name": words(
            "order name | sales order name | contract name | order subject | subject | 订单名称 | "
            "合同名称 | 订单主题"
        ),
        "type": words("order type | contract type | 订单类型 | 合同类型"),
        "status": words(
            "order status | status | state | sales order status | 订单状态 | 状态 | 审核状态 | "
            "合同状态 | 审批状态"
        ),
        "amount": words(
            "order amount | order total | grand total | total amount | order value | amount | total | "
            "contract amount | contract value | net amount | total price | 订单金额 | 合同金额 | "
            "订单总额 | 合计金额 | 总金额 | 金额 | 价税合计 | 合同总额 | 累计金额"
        ),
        "ordered_on": words(
            "order date | ordered on | order day | date ordered | date of order | order placed | "
            "placed on | sales order date | sale date | sales date | effective date | contract date | "
            "signed on | 下单时间 | 下单日期 | 订单日期 | 订单时间 | 签订日期 | 签约日期 | 签订时间 | "
            "签约时间 | 合同日期 | 销售日期"
        ),
        "cancelled_on": words(
            "cancelled on | cancelled at | cancellation date | canceled on | 取消日期 | 作废日期"
        ),
        "source": _SOURCE,
        "deal": DEAL_NAMES,
        **_SHARED,
    },
    "order_lines": {
        "id": words(
            "order line id | line id | line item id | order item id | row id | row no | transaction id | "
            "order detail id | sales id | sale id | 行id | 行号id | 订单明细id | 明细id | 明细编号 | "
            "流水号 | 行 id"
        ),
        "order_id": words(
            "order id | sales order id | sales order number | order number | order no | so number | "
            "so no | order | order ref | order reference | invoice no | invoice number | invoice id | "
            "receipt no | receipt number | receipt id | bill no | transaction number | 订单id | "
            "订单 id | 订单编号 | 订单号 | 销售订单号 | "
            "合同编号 | 单据编号 | 单号 | 出库单号 | 销售单号"
        ),
        "line_no": words(
            "line no | line number | line | order line | order line number | sales order line number | "
            "item no | 序号 | 行号 | 明细行号"
        ),
        "product_id": words(
            "product id | product key | product code | product no | sku | sku id | stock code | "
            "item id | item code | item number | material number | 产品id | 产品 id | 产品编号 | 产品编码 | "
            "商品编码 | 商品编号 | 商品id | 商品 id | 物料编码 | 货号"
        ),
        "product": words(
            "product | product name | item | item name | product description | product title | "
            "material | description | 产品 | 产品名称 | 商品 | 商品名称 | 品名 | 物料名称 | 货品名称 | "
            "品名规格"
        ),
        "status": words("order status | status | line status | 订单状态 | 状态 | 审核状态"),
        "amount": words(
            "sales | sales amount | line total | line amount | amount | total price | total | "
            "extended price | extended amount | net sales | net amount | revenue | sales revenue | "
            "subtotal | sales value | turnover | order amount | item total | total sales | 销售额 | "
            "销售金额 | 金额 | 小计 | 总价 | 合计 | 含税金额 | 价税合计 | 成交金额 | 订单金额 | 销售收入"
        ),
        "quantity": words(
            "quantity | qty | units | units sold | quantity ordered | order quantity | "
            "ordered quantity | quantity sold | qty sold | sales quantity | 数量 | 销售数量 | 销量 | "
            "订购数量 | 件数"
        ),
        "unit_price": words(
            "unit price | price | price each | unit cost price | selling price | sales price | "
            "price per unit | list price | rate | 单价 | 销售单价 | 含税单价 | 成交单价 | 售价 | 价格"
        ),
        "discount": words(
            "discount pct | discount | discount percent | discount percentage | discount rate | "
            "discount % | disc | 折扣 | 折扣率 | 折让率"
        ),
        "cost": words(
            "cost | total cost | cogs | cost of sales | total product cost | 成本 | 成本金额 | 销售成本"
        ),
        "ordered_on": words(
            "order date | ordered on | order day | date ordered | date of order | sale date | "
            "sales date | date of sale | invoice date | transaction date | purchase date | date | day | "
            "下单时间 | 下单日期 | 订单日期 | 订单时间 | 销售日期 | 签约日期 | 成交日期 | 单据日期 | "
            "开单日期 | 出库日期 | 日期"
        ),
        "source": _SOURCE,
        "deal": DEAL_NAMES,
        **_SHARED,
    },
    "invoices": {
        "id": _INVOICE_IDS,
        "number": _INVOICE_IDS,
        "name": words("invoice name | invoice subject | subject | 发票名称"),
        "order_id": words(
            "order id | sales order id | sales order number | order number | order no | so number | "
            "contract number | contract no | 订单编号 | 订单号 | 销售订单号 | 合同编号 | 合同号"
        ),
        "status": words(
            "invoice status | status | state | payment status | 发票状态 | 开票状态 | 状态 | 审核状态"
        ),
        "amount": words(
            "invoice amount | invoice total | grand total | total amount | amount | total | "
            "amount invoiced | invoice value | net amount | 发票金额 | 开票金额 | 价税合计 | 金额 | "
            "含税金额 | 发票总额"
        ),
        "invoiced_on": words(
            "invoice date | invoiced on | date invoiced | issue date | issued on | invoice bill date | "
            "bill date | date of invoice | 开票日期 | 开票时间 | 发票日期"
        ),
        "due_on": words(
            "due date | payment due date | invoice due date | 到期日期 | 付款截止日期 | 应收日期"
        ),
        **_SHARED,
    },
    "payments": {
        "id": _PAYMENT_IDS,
        "number": _PAYMENT_IDS,
        "order_id": words(
            "order id | sales order id | sales order number | order number | order no | "
            "contract number | contract no | contract | 合同编号 | 合同号 | 订单编号 | 订单号 | "
            "销售订单号"
        ),
        "invoice_id": words("invoice id | invoice number | invoice no | 发票号码 | 发票编号 | 发票号"),
        "method": words(
            "payment method | method | payment type | paid by | 回款方式 | 收款方式 | 支付方式 | "
            "付款方式 | 结算方式"
        ),
        "status": words("payment status | status | state | 回款状态 | 收款状态 | 状态 | 审核状态 | 审批状态"),
        "amount": words(
            "payment amount | amount paid | paid amount | amount received | received amount | amount | "
            "total | 回款金额 | 收款金额 | 到账金额 | 实收金额 | 实际回款金额 | 本次回款金额 | 金额"
        ),
        "paid_on": words(
            "payment date | paid on | paid date | date paid | received on | date received | "
            "receipt date | payment received on | value date | 回款日期 | 回款时间 | 收款日期 | "
            "到账日期 | 实际回款日期 | 收款时间 | 付款日期"
        ),
        **_SHARED,
    },
    "regions": {
        "id": words(
            "sales territory key | territory key | territory id | region id | region key | 区域编号 | "
            "地区编号 | 大区编号"
        ),
        "name": words(
            "region | territory | region name | territory name | sales region | 地区 | 区域 | 大区 | 区域名称"
        ),
        "country": words("country | country region | country code | 国家"),
        "area": words("group | area | continent | zone | 大洲 | 分组"),
        "manager": words(
            "regional manager | region manager | area manager | person | manager | 地区经理 | 区域经理 | "
            "大区经理 | 负责人"
        ),
    },
}

SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    key: {
        field: (*said, *(one.replace(" ", "") for one in said if " " in one))
        for field, said in fields.items()
    }
    for key, fields in _SPLIT.items()
}
"""Each also written without blanks: ORDERNUMBER."""

NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "orders": (
        ("id", "number"),
        ("ordered_on", "created"),
        ("ordered_on", "amount", "status"),
        ("amount", "status", "account", "account_id", "owner", "owner_id"),
    ),
    "order_lines": (
        ("amount", "unit_price"),
        ("amount", "quantity"),
        ("order_id", "ordered_on"),
        ("product", "product_id", "quantity"),
        ("order_id", "owner", "owner_id", "account", "account_id", "region"),
    ),
    "invoices": (
        ("id", "number"),
        ("amount",),
        ("invoiced_on", "due_on", "order_id"),
    ),
    "payments": (
        ("amount",),
        ("paid_on",),
        ("id", "number", "order_id", "invoice_id", "method", "account", "account_id"),
    ),
    "regions": (
        ("name",),
        ("id", "manager"),
        ("country", "area", "manager"),
    ),
}
