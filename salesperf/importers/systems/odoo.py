"""Odoo: the pipeline exported with labels, with field names, or for import.

A lost lead is archived with probability 0, a won one has 100 %. Lists grouped on screen hold group rows.
"""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("odoo", "Odoo")
_STAGES = (
    ("New", "open"),
    ("Qualified", "open"),
    ("Proposition", "open"),
    ("Won", "won"),
)

_LABELS = Layout(
    *_SYSTEM,
    "deals",
    "pipeline",
    {
        "External ID": "id",
        "ID": "id",
        "Opportunity": "name",
        "Salesperson": "owner",
        "Sales Team": "team",
        "Stage": "stage",
        "Expected Revenue": "amount",
        "Currency": "currency",
        "Closed Date": "closed_on",
        "Last Stage Update": "stage_since",
        "Expected Closing": "close_on",
        "Customer": "account",
        "Company Name": "account",
        "Probability": "probability",
        "Lost Reason": "lost_reason",
        "Source": "source",
        "Created on": "created",
        "Last Updated on": "modified",
        "Active": "is_active",
        "外部 ID": "id",
        "商机": "name",
        "销售员": "owner",
        "销售团队": "team",
        "阶段": "stage",
        "预期收入": "amount",
        "币种": "currency",
        "关闭日期": "closed_on",
        "最近阶段更新": "stage_since",
        "预期结束": "close_on",
        "客户": "account",
        "概率": "probability",
        "失单原因": "lost_reason",
        "来源": "source",
        "创建时间": "created",
        "有效": "is_active",
    },
    signature=("Opportunity", "Salesperson", "Expected Revenue"),
    known=words(
        "Company | Type | Priority | Tags | Prorated Revenue | Recurring Revenues | Recurring Plan | "
        "Expected MRR | Prorated MRR | Last Action | Assignment Date | Days to Assign | Days to Close | "
        "Conversion Date | Contact Name | Email | Phone | Automated Probability | Campaign | Medium | "
        "类型 | 优先级 | 按比例收入"
    ),
    percent="percent",
    stages=_STAGES,
    fallbacks={"account": ("Company Name",)},
    others=(("商机", "销售员", "预期收入"),),
)

LAYOUTS = (
    _LABELS,
    Layout(
        *_SYSTEM,
        "deals",
        "pipeline for import",
        {
            "id": "id",
            "name": "name",
            "user_id": "owner",
            "user_id/name": "owner",
            "user_id/id": "owner_id",
            "user_id/.id": "owner_id",
            "team_id": "team",
            "team_id/name": "team",
            "stage_id": "stage",
            "stage_id/name": "stage",
            "stage_id/id": "stage",
            "expected_revenue": "amount",
            "date_closed": "closed_on",
            "date_last_stage_update": "stage_since",
            "date_deadline": "close_on",
            "partner_id": "account",
            "partner_id/name": "account",
            "partner_name": "account",
            "partner_id/id": "account_id",
            "probability": "probability",
            "lost_reason_id": "lost_reason",
            "lost_reason_id/id": "lost_reason",
            "source_id": "source",
            "source_id/id": "source",
            "create_date": "created",
            "write_date": "modified",
            "active": "is_active",
        },
        signature=("name", "expected_revenue", "date_deadline"),
        known=words(
            "team_id/id | type | priority | tag_ids/id | recurring_revenue | date_open | date_conversion | "
            "contact_name | email_from | phone | automated_probability | campaign_id/id | medium_id/id"
        ),
        percent="percent",
        stages=_STAGES,
        words={
            "stage": {
                "crm.stage_lead1": "New",
                "crm.stage_lead2": "Qualified",
                "crm.stage_lead3": "Proposition",
                "crm.stage_lead4": "Won",
            },
            "lost_reason": {
                "crm.lost_reason_1": "Too expensive",
                "crm.lost_reason_2": "We don't have people/skills",
                "crm.lost_reason_3": "Not enough stock",
            },
        },
        fallbacks={"account": ("partner_name",)},
    ),
)
