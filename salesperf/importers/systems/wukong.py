"""悟空CRM: 商机, 客户 and 线索 as its list pages export them."""

from salesperf.importers.layout import Layout

_SYSTEM = ("wukong", "悟空CRM")
_COMMON = {"负责人": "owner", "创建时间": "created", "更新时间": "modified", "最后跟进时间": "last_activity"}

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "deals",
        "商机",
        {
            **_COMMON,
            "商机编号": "id",
            "商机名称": "name",
            "客户名称": "account",
            "商机金额": "amount",
            "商机金额（元）": "amount",
            "预计成交日期": "close_on",
            "备注": "description",
            "商机状态组": "pipeline",
            "商机阶段": "stage",
            "所属部门": "team",
            "商机来源": "source",
            "输单原因": "lost_reason",
        },
        signature=("商机名称", "客户名称", "商机阶段"),
        known=("相关团队", "创建人"),
        stages=(
            ("验证客户", "open"),
            ("需求分析", "open"),
            ("方案/报价", "open"),
            ("赢单", "won"),
            ("输单", "lost"),
            ("无效", "lost"),
        ),
    ),
    Layout(
        *_SYSTEM,
        "accounts",
        "客户",
        {
            **_COMMON,
            "客户名称": "name",
            "客户来源": "source",
            "客户行业": "industry",
            "客户级别": "level",
            "电话": "phone",
            "网址": "website",
            "地区定位": "region",
        },
        signature=("客户名称", "客户行业", "客户级别"),
        known=(
            "手机",
            "下次联系时间",
            "备注",
            "邮箱",
            "锁定状态",
            "成交状态",
            "最后跟进记录",
            "详细地址",
            "距进入公海天数",
            "相关团队",
            "所属部门",
            "创建人",
        ),
    ),
    Layout(
        *_SYSTEM,
        "leads",
        "线索",
        {
            **_COMMON,
            "线索名称": "name",
            "线索来源": "source",
            "邮箱": "email",
            "电话": "phone",
            "客户行业": "industry",
        },
        signature=("线索名称", "线索来源"),
        known=("手机", "地址", "客户级别", "下次联系时间", "备注", "最后跟进记录", "所属部门", "创建人"),
    ),
)
