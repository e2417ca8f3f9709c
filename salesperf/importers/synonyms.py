"""Words that headers of unknown systems use for our fields, in English and Chinese.

Compared after `layout.normalise`. The order within an object decides ties: the first field wins a header.
"""

from salesperf.importers import sales_words
from salesperf.importers.layout import words

SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    "deals": {
        "id": words(
            "id | deal id | opportunity id | opp id | record id | system id | hs object id | "
            "商机编号 | 商机id | 机会编号 | 业务编码 | 商机编码 | 编号 | potential id | "
            "opportunity number | deal number"
        ),
        "name": words(
            "deal name | opportunity name | opportunity | title | topic | name | subject | dealname | "
            "potential name | deal | 商机名称 | 机会名称 | 项目名称 | 商机标题 | 商机主题 | "
            "opportunity title | project | 商机"
        ),
        "owner_id": words(
            "owner id | deal owner id | hubspot owner id | user id | 负责人id | opportunity owner id"
        ),
        "owner": words(
            "owner | deal owner | opportunity owner | sales agent | sales rep | rep | salesperson | "
            "sales person | agent | account executive | ae | assigned to | potential owner | 负责人 | "
            "销售负责人 | 商机负责人 | 所有人 | 销售 | 销售员 | 业务员 | 销售代表 | 跟进人 | "
            "owner name | seller | salesman | representative"
        ),
        "account_id": words(
            "account id | company id | organization id | organisation id | customer id | 客户编号 | 客户id"
        ),
        "account": words(
            "account | account name | company | company name | organization | organisation | "
            "customer | customer name | potential customer | client | client name | "
            "associated company | associated company (primary) | 客户 | 客户名称 | 公司 | 公司名称 | "
            "企业名称 | 单位名称"
        ),
        "product": words("product | product name | item | 产品 | 产品名称 | 意向产品 | 商品"),
        "team": words(
            "team | sales team | owner role | department | hubspot team | 团队 | 所属部门 | 部门 | "
            "销售团队 | 销售部门"
        ),
        "pipeline": words("pipeline | sales process | pipeline name | 商机状态组 | 销售流程 | 管道"),
        "stage": words(
            "stage | deal stage | sales stage | stage name | stagename | dealstage | pipeline stage | "
            "opportunity stage | phase | 阶段 | 销售阶段 | 商机阶段 | stage (pipeline) | 项目阶段 | "
            "跟进阶段"
        ),
        "is_won": words("is won | is closed won | won | closed won | 是否赢单"),
        "is_lost": words("is lost | is closed lost | 是否输单"),
        "is_closed": words("is closed | closed | 是否关闭"),
        "status": words(
            "status | deal status | state | outcome | result | 商机状态 | 状态 | 阶段分类 | 结果 | "
            "赢单状态 | opportunity status"
        ),
        "lost_reason": words(
            "lost reason | loss reason | closed lost reason | reason for loss | reason lost | "
            "输单原因 | 输单描述 | 丢单原因 | 失败原因"
        ),
        "source": words(
            "source | lead source | deal source | source origin | original source | channel | "
            "origin | 来源 | 商机来源 | 客户来源 | 线索来源 | 渠道"
        ),
        "type": words("type | deal type | opportunity type | 类型 | 商机类型 | 业务类型"),
        "forecast": words("forecast category | forecast type | 预测类别"),
        "amount": words(
            "amount | deal value | value | deal amount | close value | opportunity amount | "
            "est. revenue | est revenue | revenue | total | contract value | price | acv | "
            "deal size | expected amount | amount in company currency | 商机金额 | 金额 | 销售金额 | "
            "预计金额 | 预计签单金额 | 预计赢单金额 | 合同金额 | 成交金额 | 签约金额 | 报价金额 | "
            "预计销售金额 | expected revenue"
        ),
        "currency": words("currency | currency of value | amount currency | currency iso code | 币种 | 货币"),
        "probability": words(
            "probability | probability (%) | deal probability | win probability | win chance | 赢率 | "
            "赢单率 | 成单概率 | 可能性 | 概率 | confidence"
        ),
        "created": words(
            "created | create date | created date | created on | creation date | date created | "
            "created time | created at | createdate | engage date | open date | opened | "
            "deal created | start date | 创建时间 | 创建日期 | 录入时间 | 新建时间 | 立项日期 | "
            "added | added on | date added | entry date"
        ),
        "closed_on": words(
            "closed on | deal closed on | actual close date | closed date | won time | won date | "
            "date closed | 赢单日期 | 成交日期 | 签约日期 | 签单日期 | 实际成交日期 | 结单日期 | "
            "关闭时间 | 成交时间 | sign date | signed on"
        ),
        "close_on": words(
            "close date | closedate | expected close date | closing date | est. close date | "
            "est close date | expected closing | expected close | close | expected closing date | "
            "预计成交日期 | 预计成单日期 | 预计签单日期 | 预计结单日期 | 预计赢单日期 | 结束时间 | "
            "预计成交时间 | 预计签约日期 | 预计签约时间 | 预计关闭日期 | due date"
        ),
        "stage_since": words(
            "last stage change | last stage change date | last stage update | stage since | "
            "进入阶段时间 | 阶段更新时间"
        ),
        "modified": words(
            "modified | last modified | last modified date | modified time | update time | updated | "
            "updated at | last updated | 更新时间 | 修改时间 | 最后修改时间 | modified on"
        ),
        "last_activity": words(
            "last activity | last activity date | last activity time | last contacted | "
            "最后跟进时间 | 跟进时间 | 最新跟进时间 | 最后联系时间"
        ),
        "next_step": words("next step | next steps | next action | 下一步 | 下一步计划 | 下一步行动"),
        "description": words("description | note | notes | comments | remark | remarks | 备注 | 描述"),
    },
    "stage_history": {
        "deal_id": words("opportunity id | deal id | 商机编号 | 商机id"),
        "from_stage": words("from stage | old stage | previous stage | 原阶段 | 变更前阶段"),
        "stage": words("to stage | new stage | stage | stage name | 新阶段 | 变更后阶段 | 阶段"),
        "entered_at": words(
            "changed on | change date | edit date | entered at | date entered | changed at | "
            "变更时间 | 进入时间 | 修改时间"
        ),
        "amount": words("amount | 金额"),
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
            "employee id | employee number | payroll id | staff id | badge number | 员工编号 | 工号"
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
        "account": words("account | regarding | 客户名称"),
        "on_day": words(
            "due date | activity date | start datetime | start time | call start time | 跟进时间 | 日期"
        ),
        "status": words("status | activity status | 状态"),
        "created": words("created time | created on | 创建时间"),
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
    **sales_words.SYNONYMS,
}

# What names a table as one of its kind: without one of these groups, other matches do not count.
NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "deals": (
        ("stage", "status", "is_won"),
        ("amount", "close_on", "closed_on"),
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
        ("team", "manager", "region"),
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
    **sales_words.NEEDED,
}
