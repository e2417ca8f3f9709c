"""Words that headers of unknown systems use for our fields, in English and Chinese; of deals in more.

Compared after `layout.normalise`. The order within an object decides ties: the first field wins a header.
"""

from salesperf.importers import deal_words, sales_words, split_words
from salesperf.importers.layout import words

SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    "deals": deal_words.DEALS,
    "stage_history": {
        "deal_id": words("opportunity id | deal id | 商机编号 | 商机id"),
        "from_stage": words("from stage | old stage | previous stage | 原阶段 | 变更前阶段"),
        "stage": words("to stage | new stage | stage | stage name | 新阶段 | 变更后阶段 | 阶段"),
        "entered_at": words(
            "changed on | change date | edit date | entered at | date entered | changed at | "
            "变更时间 | 进入时间 | 修改时间"
        ),
        "amount": words("amount | 金额 | 商机金额"),
        "currency": words("currency | 币种"),
        "close_on": words("close date | expected close date | 预计成交日期 | 预计签约日期"),
        "probability": words("probability | probability (%) | 赢率"),
    },
    "accounts": {
        "id": words(
            "account id | company id | organization id | customer id | record id | id | 客户编号 | accountid"
        ),
        "name": words(
            "account name | company name | organization name | customer name | account | company | "
            "customer | 客户名称 | 公司名称 | 企业名称 | name"
        ),
        "owner": words("account owner | company owner | owner | 负责人"),
        "industry": words("industry | sector | 行业 | 客户行业 | 所属行业"),
        "region": words(
            "region | country | state | province | 地区 | 省份 | 区域 | country region | 客户地区"
        ),
        "type": words("account type | type | customer type | 客户类型"),
        "level": words("level | rating | tier | 客户级别 | 客户等级"),
        "source": words("source | account source | 客户来源"),
        "revenue": words("annual revenue | revenue | 年营业额"),
        "employees": words("number of employees | employees | 员工人数 | 人员规模"),
        "phone": words("phone | main phone | 电话 | 手机"),
        "website": words("website | company domain name | domain | 网址"),
        "created": words("created | create date | created date | created time | 创建时间"),
        "modified": words("modified | last modified date | 更新时间"),
        "last_activity": words("last activity date | 最后跟进时间"),
    },
    "products": {
        "id": words("product id | product key | 产品编码 | 产品编号 | sku | product code"),
        "name": words("product name | product | 产品名称 | 产品"),
        "family": words("product family | category | series | family | 产品类型 | 产品分类 | 类别"),
        "price": words("price | list price | sales price | unit price | 价格 | 产品价格 | 单价"),
    },
    "people": {
        "id": words("user id | employee id | employee key | rep id | 工号 | 员工编号"),
        "other_id": words(
            "user id | employee id | employee key | rep id | 工号 | 员工编号 | employee number | "
            "payroll id | staff id"
        ),
        "name": words(
            "rep | sales agent | salesperson | full name | name | employee | employee name | 姓名 | "
            "销售 | 员工姓名 | 业务员"
        ),
        "first_name": words("first name | 名"),
        "last_name": words("last name | 姓"),
        "email": words("email | primary email | e mail | 邮箱"),
        "team": words("team | sales team | department | 团队 | 部门 | 所属部门 | 小组"),
        "manager": words("manager | supervisor | 主管 | 经理 | 上级"),
        "region": words("region | regional office | territory | office | 区域 | 大区"),
        "title": words("title | job title | role | 职位 | 职务"),
        "is_active": words("active | is active | 在职"),
        "from_day": words("from | start | start date | join date | hire date | 开始 | 入职日期 | 加入日期"),
        "to_day": words("to | end | end date | leave date | 结束 | 离职日期"),
    },
    "leads": {
        "id": words("lead id | leadid | record id | id | 线索编号"),
        "name": words("lead name | full name | name | 线索名称 | 联系人名称"),
        "first_name": words("first name"),
        "last_name": words("last name"),
        "company": words("company | company name | 公司名称"),
        "owner": words("lead owner | owner | contact owner | 负责人"),
        "source": words("lead source | source | 线索来源 | 来源"),
        "status": words("lead status | status | lifecycle stage | 线索状态 | 线索进度"),
        "industry": words("industry | 行业"),
        "email": words("email | 邮箱"),
        "phone": words("phone | mobile | 手机 | 电话"),
        "created": words("created time | create date | created date | created | 创建时间"),
        "is_converted": words("converted | is converted | 是否转化"),
        "converted_on": words("converted date | conversion date | 转化时间"),
    },
    "contacts": {
        "id": words("contact id | record id | id"),
        "name": words("contact name | full name | name | 姓名 | 联系人"),
        "first_name": words("first name"),
        "last_name": words("last name"),
        "account": words("account name | company name | associated company | 客户名称 | 公司"),
        "title": words("title | job title | 职务"),
        "email": words("email | 邮箱"),
        "phone": words("phone | phone number | mobile | 手机 | 电话"),
        "owner": words("contact owner | owner | 负责人"),
        "created": words("created time | create date | 创建时间"),
    },
    "activities": {
        "id": words("activity id | task id | event id | taskid | eventid"),
        "subject": words("subject | 主题 | 跟进内容 | activity"),
        "type": words("activity type | type | call type | 跟进方式 | 跟进类型"),
        "owner": words("task owner | event owner | call owner | owner | assigned to | 负责人 | 跟进人"),
        "deal_id": words("opportunity id | deal id | regarding id"),
        "deal": split_words.DEAL_NAMES,
        "account": words("account | regarding | 客户名称"),
        "on_day": words(
            "due date | activity date | start datetime | start time | call start time | date | 跟进时间 | "
            "日期"
        ),
        "status": words("status | activity status | 状态"),
        "created": words("created time | created on | 创建时间"),
    },
    "tickets": {
        "id": words("ticket id | case id | ticket number | case number | issue id | 工单编号 | 工单id"),
        "subject": words(
            "ticket name | ticket subject | case title | subject | title | 工单标题 | 工单主题 | 问题描述"
        ),
        "account_id": words("account id | company id | organization id | customer id | 客户编号 | 客户id"),
        "account": words(
            "account | account name | company | company name | organization | customer | customer name | "
            "requester | "
            "客户 | 客户名称 | 公司名称"
        ),
        "owner": words(
            "ticket owner | case owner | agent | assignee | assigned to | owner | 处理人 | 受理人 | 负责人"
        ),
        "deal_id": words("deal id | opportunity id | 商机编号"),
        "deal": split_words.DEAL_NAMES,
        "status": words("ticket status | case status | status | 工单状态 | 状态 | 处理状态"),
        "is_closed": words("is closed | 是否关闭"),
        "priority": words("priority | severity | urgency | 优先级 | 紧急程度"),
        "source": words("ticket source | case origin | origin | channel | 工单来源 | 来源"),
        "opened": words(
            "opened | opened on | date opened | created on | create date | created at | created date | "
            "created time | "
            "date created | 提交时间 | 创建时间"
        ),
        "closed": words(
            "closed on | closed at | closed date | date closed | resolved on | resolved at | solved at | "
            "close date | "
            "关闭时间 | 解决时间 | 完成时间"
        ),
        "modified": words("modified | last modified date | updated at | 更新时间"),
    },
    "campaigns": {
        "id": words("campaign id | campaignid | 活动编号"),
        "name": words("campaign name | campaign | name | 活动名称 | 市场活动名称"),
        "type": words("campaign type | type | 活动类型"),
        "status": words("campaign status | status | 活动状态 | 状态"),
        "source": words("source | channel | medium | 渠道 | 来源"),
        "owner": words("campaign owner | owner | 负责人"),
        "from_day": words("start date | start | starts on | from | 开始日期 | 开始时间"),
        "to_day": words("end date | end | ends on | to | 结束日期 | 结束时间"),
        "budget": words("budgeted cost | budget | planned cost | 预算 | 预算成本 | 预计成本"),
        "cost": words("actual cost | cost | spend | amount spent | 实际成本 | 实际费用 | 花费"),
        "currency": words("currency | 币种"),
        "created": words("created time | created date | create date | created on | 创建时间"),
        "modified": words("modified time | last modified date | 更新时间"),
    },
    "targets": {
        "owner_kind": words("owner kind | level | 层级 | 对象类型"),
        "owner": words("owner | rep | sales agent | salesperson | team | name | 销售 | 团队 | 姓名 | 负责人"),
        "measure": words("measure | metric | 指标"),
        "month": words("month | period | target month | 月份 | 月 | 期间"),
        "amount": words("target | quota | target amount | amount | 目标 | 目标金额 | 指标金额 | 目标值"),
        "currency": words("currency | 币种"),
    },
    "rates": {
        "currency": words("currency | currency code | 币种"),
        "month": words("month | date | 月份 | 日期"),
        "rate": words("rate | exchange rate | conversion rate | 汇率"),
    },
    "splits": split_words.SPLITS,
    **sales_words.SYNONYMS,
}

# What names a table as one of its kind: without one of these groups, other matches do not count.
NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "deals": (
        ("stage", "status", "is_won"),
        ("amount", "close_on", "closed_on", "probability", "pipeline"),
        ("name", "id", "account", "owner"),
    ),
    "stage_history": (
        ("deal_id",),
        ("stage",),
        ("entered_at",),
    ),
    "accounts": (
        ("name",),
        ("industry", "type", "level", "employees", "revenue", "website", "region"),
    ),
    "products": (
        ("name",),
        ("price", "family"),
    ),
    "people": (
        ("name", "last_name"),
        ("team", "manager", "region", "id"),
    ),
    "leads": (
        ("name", "last_name", "company"),
        ("status", "is_converted"),
        ("source", "company", "created"),
    ),
    "contacts": (
        ("name", "last_name"),
        ("account",),
        ("email", "phone", "title"),
    ),
    "activities": (
        ("subject", "type"),
        ("on_day", "created"),
        ("owner", "status"),
    ),
    "tickets": (
        ("subject", "id"),
        ("status", "is_closed", "priority"),
        ("opened",),
        ("priority", "closed", "source", "account"),
    ),
    "campaigns": (
        ("name",),
        ("budget", "cost"),
        ("from_day", "type", "status"),
    ),
    "targets": (
        ("month",),
        ("amount",),
        ("owner",),
    ),
    "rates": (
        ("currency",),
        ("rate",),
        ("month",),
    ),
    "splits": split_words.NEEDED,
    **sales_words.NEEDED,
}
