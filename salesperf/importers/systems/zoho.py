"""Zoho CRM: module exports (each lookup twice, ids behind `zcrm_`) and the tables of Zoho Analytics."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("zoho", "Zoho CRM")
_STAGES = (
    ("Qualification", "open"),
    ("Needs Analysis", "open"),
    ("Value Proposition", "open"),
    ("Identify Decision Makers", "open"),
    ("Proposal/Price Quote", "open"),
    ("Negotiation/Review", "open"),
    ("Closed Won", "won"),
    ("Closed Lost", "lost"),
    ("Closed Lost to Competition", "lost"),
    ("Closed-Lost to Competition", "lost"),
)
_RECORD = {
    "Record Id": "id",
    "Created Time": "created",
    "Modified Time": "modified",
    "Last Activity Time": "last_activity",
}
_AUDIT = words(
    "Created By.id | Created By | Modified By.id | Modified By | Change Log Time | Locked | "
    "Last Enriched Time | Tag | Tasks Involved | Events Involved | Calls Involved | Activities Involved"
)

_DEALS = Layout(
    *_SYSTEM,
    "deals",
    "deals",
    {
        **_RECORD,
        "Deal Owner.id": "owner_id",
        "Deal Owner": "owner",
        "Deal Name": "name",
        "Amount": "amount",
        "Closing Date": "close_on",
        "Account Name.id": "account_id",
        "Account Name": "account",
        "Stage": "stage",
        "Type": "type",
        "Probability": "probability",
        "Probability (%)": "probability",
        "Next Step": "next_step",
        "Lead Source": "source",
        "Description": "description",
        "Currency": "currency",
        "Reason For Loss": "lost_reason",
        "Reason For Loss__s": "lost_reason",
        "Pipeline": "pipeline",
        "记录 Id": "id",
        "商机所有者.id": "owner_id",
        "商机所有者": "owner",
        "商机名称": "name",
        "金额": "amount",
        "预计成交日期": "close_on",
        "客户名称.id": "account_id",
        "客户名称": "account",
        "阶段": "stage",
        "类型": "type",
        "可能性 (%)": "probability",
        "下一步": "next_step",
        "线索来源": "source",
        "币种": "currency",
        "丢单原因": "lost_reason",
        "创建时间": "created",
        "修改时间": "modified",
        "最近活动时间": "last_activity",
        "销售流程": "pipeline",
    },
    signature=("Deal Name", "Closing Date", "Stage"),
    known=_AUDIT
    + words(
        "Expected Revenue | Contact Name.id | Contact Name | Campaign Source.id | Campaign Source | "
        "Pipeline.id | Sub-Pipeline | Overall Sales Duration | Sales Cycle Duration | Exchange Rate | "
        "Lead Conversion Time | 预期收益 | 创建者 | 创建者.id | 修改者 | 修改者.id"
    ),
    percent="percent",
    stages=_STAGES,
    others=(("记录 Id", "商机名称", "阶段"),),
)

LAYOUTS = (
    _DEALS,
    Layout(
        *_SYSTEM,
        "deals",
        "potentials",
        {
            "POTENTIALID": "id",
            "Potential Name": "name",
            "Potential Owner Id": "owner_id",
            "Potential Owner": "owner",
            "Account Id": "account_id",
            "Account Name": "account",
            "Created Time": "created",
            "Closing Date": "close_on",
            "Amount": "amount",
            "Stage": "stage",
            "Forecast Type": "forecast",
            "Type": "type",
            "Lead Source": "source",
            "Probability": "probability",
            "Next Step": "next_step",
            "Modified Time": "modified",
        },
        signature=("Potential Name", "Closing Date", "Stage"),
        known=_AUDIT
        + words(
            "Expected Revenue | Age in Days | Age Tier | Amount Tier | LEADID | Campaign Id | Contact Id"
        ),
        percent="percent",
        stages=_STAGES,
    ),
    Layout(
        *_SYSTEM,
        "leads",
        "leads",
        {
            **_RECORD,
            "LEADID": "id",
            "Lead Owner.id": "owner_id",
            "Lead Owner": "owner",
            "First Name": "first_name",
            "Last Name": "last_name",
            "Full Name": "name",
            "Company": "company",
            "Email": "email",
            "Phone": "phone",
            "Mobile": "phone",
            "Industry": "industry",
            "Lead Source": "source",
            "Lead Status": "status",
            "CONVERTED": "is_converted",
            "Is Converted": "is_converted",
            "Converted Date": "converted_on",
            "Converted Deal.id": "converted_deal_id",
        },
        signature=("Lead Owner", "Lead Status", "Last Name"),
        known=_AUDIT
        + words(
            "Website | month_Created Time1 | Title | Fax | Annual Revenue | No. of Employees | Rating | "
            "Street | City | State | Zip Code | Country | Description | Secondary Email"
        ),
    ),
    Layout(
        *_SYSTEM,
        "accounts",
        "accounts",
        {
            **_RECORD,
            "ACCOUNTID": "id",
            "Account Name": "name",
            "Account Owner.id": "owner_id",
            "Account Owner Id": "owner_id",
            "Account Owner": "owner",
            "Account Type": "type",
            "Industry": "industry",
            "Website": "website",
            "Phone": "phone",
            "Rating": "level",
            "Annual Revenue": "revenue",
            "Employees": "employees",
            "Billing Country": "region",
        },
        signature=("Account Name", "Account Owner", "Account Type"),
        known=_AUDIT
        + words(
            "Parent Account | Parent Account.id | Account Number | Account Site | Ownership | SIC Code | "
            "Ticker Symbol | Fax | Billing Street | Billing City | Billing State | Billing Code | Description"
        ),
    ),
    Layout(
        *_SYSTEM,
        "contacts",
        "contacts",
        {
            **_RECORD,
            "CONTACTID": "id",
            "First Name": "first_name",
            "Last Name": "last_name",
            "Contact Owner.id": "owner_id",
            "Contact Owner Id": "owner_id",
            "Contact Owner": "owner",
            "Account Name.id": "account_id",
            "Account Id": "account_id",
            "Account Name": "account",
            "Email": "email",
            "Lead Source": "source",
            "Phone": "phone",
            "Mobile": "phone",
            "Title": "title",
            "Department": "department",
        },
        signature=("Last Name", "Contact Owner"),
        known=_AUDIT
        + words("Full Name | Secondary Email | Fax | Date of Birth | Reporting To | Description"),
    ),
    Layout(
        *_SYSTEM,
        "people",
        "users",
        {
            "USER_ID": "id",
            "First Name": "first_name",
            "Last Name": "last_name",
            "Email": "email",
            "Role": "title",
            "Status": "is_active",
        },
        signature=("USER_ID", "First Name", "Last Name"),
        known=("Profile", "Full Name"),
    ),
)
