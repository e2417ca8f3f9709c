"""悟空CRM: 合同 are its orders, 回款 its payments, as its list pages export them."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("wukong", "悟空CRM")
_COMMON = {"审核状态": "status", "负责人": "owner", "创建时间": "created", "更新时间": "modified"}
_KNOWN = words("备注 | 创建人 | 所属部门 | 相关团队 | 最后跟进时间")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "orders",
        "合同",
        {
            **_COMMON,
            "公司签约人": "owner",
            "合同编号": "id",
            "合同名称": "name",
            "客户名称": "account",
            "商机名称": "deal",
            "合同金额": "amount",
            "合同金额（元）": "amount",
            "下单时间": "ordered_on",
            "合同类型": "type",
        },
        signature=("合同编号", "合同名称", "客户名称", "下单时间"),
        known=_KNOWN
        + words("合同开始时间 | 合同结束时间 | 客户签约人 | 已收款金额 | 未收款金额 | 产品 | 折扣率"),
    ),
    Layout(
        *_SYSTEM,
        "payments",
        "回款",
        {
            **_COMMON,
            "回款编号": "id",
            "客户名称": "account",
            "合同编号": "order_id",
            "回款日期": "paid_on",
            "回款金额": "amount",
            "回款金额（元）": "amount",
            "回款方式": "method",
        },
        signature=("回款编号", "合同编号", "回款日期", "回款金额"),
        known=_KNOWN + words("期数 | 合同金额 | 合同名称"),
    ),
)
