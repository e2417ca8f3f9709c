"""Dynamics 365 Sales: views exported to Excel, three hidden columns in front.

A closed deal counts with its actual revenue and close date; 0 is written for lost ones. Its status
reason is the reason for which it was lost.
"""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("dynamics365", "Dynamics 365")
_STAGES = (
    ("Qualify", "open"),
    ("Develop", "open"),
    ("Propose", "open"),
    ("Close", "open"),
)
_HIDDEN = words("(Do Not Modify) Row Checksum | (不要修改) 行校验和")
_ADDRESS = words(
    "Address 1: City | Address 1: Country/Region | Address 1: State/Province | Address 1: Street 1 | "
    "Address 1: ZIP/Postal Code"
)

_DEALS = Layout(
    *_SYSTEM,
    "deals",
    "opportunities",
    {
        "(Do Not Modify) Opportunity": "id",
        "(Do Not Modify) Modified On": "modified",
        "Created On": "created",
        "Modified On": "modified",
        "Topic": "name",
        "Owner": "owner",
        "Potential Customer": "account",
        "Account": "account",
        "Status": "status",
        "Status Reason": "lost_reason",
        "Est. revenue": "amount",
        "Est. close date": "close_on",
        "Actual Revenue": "closed_amount",
        "Actual Close Date": "closed_on",
        "Probability": "probability",
        "Sales Stage": "stage",
        "Pipeline Phase": "stage",
        "Forecast category": "forecast",
        "Currency": "currency",
        "Source Campaign": "source",
        "Description": "description",
        "(不要修改) 商机": "id",
        "(不要修改) 修改时间": "modified",
        "创建时间": "created",
        "主题": "name",
        "负责人": "owner",
        "潜在客户": "account",
        "状态": "status",
        "状态描述": "lost_reason",
        "预计收入": "amount",
        "预计结束日期": "close_on",
        "实际收入": "closed_amount",
        "实际结束日期": "closed_on",
        "概率": "probability",
        "销售阶段": "stage",
        "预测类别": "forecast",
        "货币": "currency",
    },
    signature=("Topic", "Est. close date"),
    known=_HIDDEN
    + words(
        "Rating | Customer Need | Proposed Solution | Purchase Process | Purchase Timeframe | Contact | "
        "Price List | Revenue | Budget Amount | Originating Lead | Process Stage | 等级 | 联系人 | 价目表 "
        "| 收入"
    ),
    percent="percent",
    stages=_STAGES,
    others=(("Topic", "Potential Customer", "Status"), ("主题", "潜在客户", "预计结束日期")),
)

LAYOUTS = (
    _DEALS,
    Layout(
        *_SYSTEM,
        "accounts",
        "accounts",
        {
            "(Do Not Modify) Account": "id",
            "(Do Not Modify) Modified On": "modified",
            "Account Name": "name",
            "Main Phone": "phone",
            "Website": "website",
            "Industry": "industry",
            "Territory": "region",
            "Annual Revenue": "revenue",
            "Number of Employees": "employees",
            "Relationship Type": "type",
            "Owner": "owner",
            "Created On": "created",
        },
        signature=("Account Name", "Main Phone"),
        known=_HIDDEN + _ADDRESS + words("Primary Contact | Email (Primary Contact) (Contact) | Status"),
    ),
    Layout(
        *_SYSTEM,
        "contacts",
        "contacts",
        {
            "(Do Not Modify) Contact": "id",
            "(Do Not Modify) Modified On": "modified",
            "First Name": "first_name",
            "Last Name": "last_name",
            "Full Name": "name",
            "Company Name": "account",
            "Email": "email",
            "Business Phone": "phone",
            "Job Title": "title",
            "Lead Source": "source",
            "Owner": "owner",
            "Created On": "created",
        },
        signature=("Company Name", "Business Phone", "Email"),
        known=_HIDDEN
        + _ADDRESS
        + words(
            "Anniversary | Birthday | Customer Profile | Customer Size | Decision influence labels | "
            "Description | Email Confirmed | Gender | Home Phone | Marital Status | Mobile Phone | "
            "Originating Lead | Salutation | Suffix | Website (Company Name) (Account)"
        ),
    ),
    Layout(
        *_SYSTEM,
        "people",
        "users",
        {
            "(Do Not Modify) User": "id",
            "First Name": "first_name",
            "Last Name": "last_name",
            "Full Name": "name",
            "Primary Email": "email",
            "Title": "title",
            "Manager": "manager",
            "Business Unit": "team",
        },
        signature=("First Name", "Last Name", "Primary Email"),
        known=_HIDDEN + words("(Do Not Modify) Modified On | Main Phone | Site | Position"),
    ),
    Layout(
        *_SYSTEM,
        "products",
        "products",
        {
            "Product ID": "id",
            "Name": "name",
            "List Price": "price",
            "Product Structure": "family",
            "Currency": "currency",
        },
        signature=("Product ID", "Hierarchy Path", "List Price"),
        known=_HIDDEN
        + words(
            "Hierarchy Path | Valid From | Valid To | Status | Standard Cost | Default Unit | "
            "Default Price List | Current Cost | Product Type | Purchase Name | Unit Group | Subject | "
            "Description | Decimals Supported"
        ),
    ),
    Layout(
        *_SYSTEM,
        "activities",
        "appointments",
        {
            "(Do Not Modify) Appointment": "id",
            "Subject": "subject",
            "Start Time": "on_day",
            "Actual End": "completed",
            "Status": "status",
            "Owner": "owner",
            "Created On": "created",
        },
        signature=("Subject", "Regarding", "Start Time", "End Time"),
        known=_HIDDEN
        + words(
            "Regarding | Required Attendees | Priority | End Time | Location | Actual Start | Created By | "
            "Description | Duration | Is Online Meeting | Organizer | Status Reason"
        ),
    ),
    Layout(
        *_SYSTEM,
        "activities",
        "emails",
        {
            "(Do Not Modify) Email": "id",
            "Subject": "subject",
            "Date Sent": "on_day",
            "Actual End": "completed",
            "Activity Type": "type",
            "Activity Status": "status",
            "Owner": "owner",
            "Modified On": "modified",
        },
        signature=("Subject", "From", "To", "Regarding", "Date Sent"),
        known=_HIDDEN
        + words(
            "From | To | Regarding | Priority | Status Reason | Description | Direction | Due Date | Open "
            "Count | "
            "Reply Count | Sender | Senders Account | Sentiment | Sensitivity Label | Start Date | Related | "
            "Parent Activity Id | Links Clicked Count | Email engagement interactions | "
            "copilot entity metadata | Copilot Engaged | Cc | Bcc | Actual Start"
        ),
    ),
    Layout(
        *_SYSTEM,
        "campaigns",
        "campaigns",
        {
            "(Do Not Modify) Campaign": "id",
            "Name": "name",
            "Campaign Type": "type",
            "Status Reason": "status",
            "Owner": "owner",
            "Proposed Start": "from_day",
            "Proposed End": "to_day",
            "Budget Allocated": "budget",
            "Total Cost of Campaign": "cost",
            "Currency": "currency",
            "Created On": "created",
        },
        signature=("Name", "Campaign Type", "Template"),
        known=_HIDDEN + words("Template | Status | Estimated Revenue | Actual Start | Actual End"),
    ),
    Layout(
        *_SYSTEM,
        "tickets",
        "cases",
        {
            "(Do Not Modify) Case": "id",
            "Case Number": "id",
            "Case Title": "subject",
            "Customer": "account",
            "Owner": "owner",
            "Status": "status",
            "Priority": "priority",
            "Origin": "source",
            "Created On": "opened",
            "Resolved On": "closed",
            "(Do Not Modify) Modified On": "modified",
        },
        signature=("Case Title", "Case Number", "Customer"),
        known=_HIDDEN + words("Status Reason | Subject | Product | Contact"),
    ),
)
