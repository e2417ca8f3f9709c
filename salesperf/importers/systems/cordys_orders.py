"""Cordys CRM: 订单, 发票 and 回款记录, with the labels that it comes with."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("cordys", "Cordys CRM")
_COMMON = {"负责人": "owner", "创建时间": "created", "更新时间": "modified"}
_KNOWN = words("创建人 | 更新人 | 部门")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "orders",
        "订单",
        {
            **_COMMON,
            "订单编号": "id",
            "订单名称": "name",
            "关联客户": "account",
            "订单金额": "amount",
            "订单状态": "status",
            "下单时间": "ordered_on",
        },
        signature=("订单编号", "订单名称", "关联客户", "订单金额"),
        known=_KNOWN + words("关联合同 | 产品明细 | 收货地址 | 收货人 | 收货人联系方式"),
    ),
    Layout(
        *_SYSTEM,
        "invoices",
        "发票",
        {
            **_COMMON,
            "发票名称": "name",
            "工商抬头": "account",
            "发票金额": "amount",
            "开票时间": "invoiced_on",
            "状态": "status",
        },
        signature=("发票名称", "合同名称", "发票金额"),
        known=_KNOWN + words("合同名称 | 开票类型 | 开票项目名称 | 规格型号 | 单位 | 数量 | 税率"),
    ),
    Layout(
        *_SYSTEM,
        "payments",
        "回款记录",
        {
            **_COMMON,
            "回款编码": "id",
            "回款时间": "paid_on",
            "回款金额": "amount",
        },
        signature=("回款编码", "回款时间", "回款金额"),
        known=_KNOWN + words("回款记录名称 | 合同名称 | 回款计划 | 收款银行 | 收款银行账号"),
    ),
)
