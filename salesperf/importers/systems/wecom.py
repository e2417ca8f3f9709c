"""微伴, 微盛 and kin on 企业微信: 商机 with what was expected and what it was won with.

Stage 100 is 赢单, 99 is 丢单. Amounts are in 分 only where the header says so.
"""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("wecom", "微伴/微盛")
_CODES = {"stage": {"100": "赢单", "99": "丢单"}}

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "deals",
        "商机",
        {
            "商机ID": "id",
            "商机编号": "id",
            "商机名称": "name",
            "客户名称": "account",
            "预计赢单金额": "amount",
            "预计赢单日期": "close_on",
            "赢单金额": "closed_amount",
            "赢单日期": "closed_on",
            "阶段": "stage",
            "跟进人": "owner",
            "负责人": "owner",
            "所属部门": "team",
            "丢单原因": "lost_reason",
            "创建时间": "created",
            "更新时间": "modified",
            "最后跟进时间": "last_activity",
        },
        signature=("商机名称", "预计赢单金额"),
        known=words("协作人 | 创建人 | 备注 | 标签"),
        words=_CODES,
    ),
    Layout(
        *_SYSTEM,
        "deals",
        "business",
        {
            "id": "id",
            "business_id": "id",
            "business_name": "name",
            "customer_name": "account",
            "except_amount": "amount",
            "except_date": "close_on",
            "winning_amount": "closed_amount",
            "winning_date": "closed_on",
            "stage": "stage",
            "owner_name": "owner",
            "create_time": "created",
            "created_at": "created",
            "update_time": "modified",
            "updated_at": "modified",
        },
        signature=("business_name", "except_amount"),
        known=words("staff_id | external_userid | remark"),
        words=_CODES,
    ),
)
