"""Words by which unknown systems call the facts of a deal, by language; compared after `layout.normalise`.

Written without accents. Within a field the words that mean it most surely come first.
"""

from salesperf.importers.european_deal_words import FRENCH, GERMAN, PORTUGUESE, SPANISH
from salesperf.importers.layout import words

_ENGLISH: dict[str, tuple[str, ...]] = {
    "id": words(
        "id | deal id | opportunity id | opp id | record id | system id | hs object id | external id | "
        "item id | potential id | opportunity number | opp number | deal number | deal no | "
        "opportunity no | oppty id | crm id | reference | ref | sys id | document number"
    ),
    "name": words(
        "deal name | opportunity name | deal title | opportunity title | opportunity | title | topic | "
        "name | subject | dealname | potential name | deal | project name | project | oppty name | "
        "description of deal | lead title | opportunity description"
    ),
    "owner_id": words(
        "owner id | deal owner id | hubspot owner id | user id | opportunity owner id | assigned user id | "
        "responsible user id | sales owner id"
    ),
    "owner": words(
        "owner | deal owner | opportunity owner | sales owner | owned by | sales agent | sales rep | rep | "
        "salesperson | sales person | agent | account executive | ae | assigned to | potential owner | "
        "owner name | seller | salesman | representative | sales representative | responsible | "
        "responsible person | responsible user | user responsible | assigned user | assigned user name | "
        "assignee | user name | employee responsible | account manager | record owner | created for | "
        "owner full name"
    ),
    "account_id": words(
        "account id | company id | organization id | organisation id | customer id | client id | lead id"
    ),
    "account": words(
        "account | account name | company | company name | organization | organisation | customer | "
        "customer name | potential customer | client | client name | organization name | "
        "organisation name | associated company | associated company (primary) | accounts | "
        "linked organization | sales account | lead name | prospect | prospect name | buyer | "
        "contact company"
    ),
    "product": words("product | product name | item"),
    "team": words("team | sales team | owner role | department | hubspot team | sales unit | sales office"),
    "pipeline": words(
        "pipeline | sales process | pipeline name | deal pipeline | sales pipeline | sales method"
    ),
    "stage": words(
        "stage | deal stage | sales stage | stage name | stagename | dealstage | pipeline stage | "
        "opportunity stage | phase | sales phase | current stage | stage (pipeline) | status label | "
        "deal phase | opportunity phase | stage label | lead stage | milestone | entity status"
    ),
    "is_won": words("is won | is closed won | won | closed won"),
    "is_lost": words("is lost | is closed lost | lost"),
    "is_closed": words("is closed | closed | deal closed"),
    "status": words(
        "status | deal status | state | opportunity status | opportunity state | status type | outcome | "
        "result | deal state | win loss status"
    ),
    "lost_reason": words(
        "lost reason | loss reason | closed lost reason | reason for loss | reason lost | state reason | "
        "reason for status | win loss reason | deal lost reason | lost because"
    ),
    "source": words(
        "source | lead source | deal source | source origin | original source | channel | origin | "
        "opportunity source | source name"
    ),
    "type": words("type | deal type | opportunity type | category"),
    "forecast": words("forecast category | forecast type"),
    "amount": words(
        "amount | deal value | value | deal amount | close value | opportunity amount | "
        "opportunity value | est. revenue | est revenue | estimated revenue | estimated value | revenue | "
        "revenue amount | total | contract value | price | acv | deal size | expected amount | "
        "expected value | budget | lead budget | sale | proposal value | total value | bid amount | "
        "amount in company currency | negotiated value | expected revenue | amount, base currency | "
        "projected total | projected revenue | projected revenue high"
    ),
    "closed_amount": words(
        "actual revenue | actual value | actual deal value | won amount | closed amount | actual amount"
    ),
    "currency": words(
        "currency | currency of value | amount currency | currency iso code | value currency | "
        "bid currency | deal currency | currency code"
    ),
    "probability": words(
        "probability | probability (%) | deal probability | win probability | win chance | "
        "close probability | chance of success | confidence | probability of winning | win %"
    ),
    "created": words(
        "created | create date | created date | created on | creation date | date created | created time | "
        "created at | createdate | date entered | deal creation date | engage date | open date | opened | "
        "deal created | added | added on | date added | entry date | creation time | record created | "
        "start date"
    ),
    "closed_on": words(
        "closed on | deal closed on | actual close date | actual closing date | closed date | closed at | "
        "won time | won date | date closed | date won | closed time | close time | sign date | signed on | "
        "closed"
    ),
    "close_on": words(
        "close date | closedate | expected close date | closing date | est. close date | est close date | "
        "estimated close date | expected closing | expected close | forecast close date | "
        "forecasted close date | expected date | close | expected closing date | target close date | "
        "planned close date | anticipated close date | due date | end date"
    ),
    "stage_since": words(
        "last stage change | last stage change date | last stage update | stage since | "
        "deal stage updated at | date stage changed | stage changed on | stage entered"
    ),
    "modified": words(
        "modified | last modified | last modified date | modified time | update time | updated | "
        "updated at | last updated | modified on | date modified | date updated | changed on | "
        "last update date | updated on"
    ),
    "last_activity": words(
        "last activity | last activity date | last activity time | last contacted | last contacted time | "
        "last contact | last interaction | last touch"
    ),
    "next_step": words("next step | next steps | next action | next task"),
    "description": words("description | note | notes | comments | comment | remark | remarks | details"),
}

_CHINESE: dict[str, tuple[str, ...]] = {
    "id": words(
        "商机编号 | 商机id | 机会编号 | 业务编码 | 商机编码 | 项目编号 | 项目编码 | 商机号 | 编号 | 数据id"
    ),
    "name": words(
        "商机名称 | 机会名称 | 销售机会名称 | 销售机会 | 项目名称 | 商机标题 | 商机主题 | 商机 | "
        "机会主题 | 标题"
    ),
    "owner_id": words("负责人id | 所有人id"),
    "owner": words(
        "负责人 | 销售负责人 | 商机负责人 | 商机所有人 | 商机所有者 | 所有人 | 销售 | 销售员 | 业务员 | "
        "销售代表 | 跟进人 | 销售人员 | 归属人 | 所属销售 | 项目负责人"
    ),
    "account_id": words("客户编号 | 客户id"),
    "account": words(
        "客户 | 客户名称 | 公司 | 公司名称 | 企业名称 | 单位名称 | 所属客户 | 关联客户 | 对应客户 | "
        "客户公司 | 最终客户"
    ),
    "product": words("产品 | 产品名称 | 意向产品 | 商品"),
    "team": words("团队 | 所属部门 | 部门 | 销售团队 | 销售部门 | 归属部门"),
    "pipeline": words("商机状态组 | 销售流程 | 管道 | 商机流程"),
    "stage": words(
        "阶段 | 销售阶段 | 商机阶段 | 项目阶段 | 跟进阶段 | 机会阶段 | 当前阶段 | 商机进度 | 销售进度 | "
        "商机阶段名称"
    ),
    "is_won": words("是否赢单 | 是否成交"),
    "is_lost": words("是否输单"),
    "is_closed": words("是否关闭 | 是否结单"),
    "status": words("商机状态 | 状态 | 阶段分类 | 结果 | 赢单状态 | 项目状态 | 阶段状态 | 赢输单状态"),
    "lost_reason": words("输单原因 | 输单描述 | 丢单原因 | 失败原因 | 失单原因 | 输单理由"),
    "source": words("来源 | 商机来源 | 客户来源 | 线索来源 | 渠道 | 项目来源 | 机会来源"),
    "type": words("类型 | 商机类型 | 业务类型 | 项目类型"),
    "forecast": words("预测类别 | 预测类型"),
    "amount": words(
        "商机金额 | 金额 | 销售金额 | 预计金额 | 预计成交金额 | 预计签单金额 | 预计赢单金额 | "
        "预计销售金额 | 机会金额 | 预计合同金额 | 项目金额 | 合同金额 | 成交金额 | 签约金额 | 报价金额 | "
        "预估金额 | 预计签约金额 | 预计合同额"
    ),
    "closed_amount": words("赢单金额 | 实际成交金额 | 实际签单金额 | 实际金额 | 实际收入"),
    "currency": words("币种 | 货币"),
    "probability": words("赢率 | 赢单率 | 成单概率 | 可能性 | 概率 | 成交概率 | 赢单概率 | 成功率"),
    "created": words(
        "创建时间 | 创建日期 | 录入时间 | 新建时间 | 立项日期 | 提交时间 | 添加时间 | 登记日期 | 发现日期 | "
        "制单日期 | 制单时间"
    ),
    "closed_on": words(
        "赢单日期 | 成交日期 | 签约日期 | 签单日期 | 实际成交日期 | 实际成交时间 | 实际结单日期 | "
        "关闭时间 | 成交时间 | 赢单时间"
    ),
    "close_on": words(
        "预计成交日期 | 预计成交时间 | 预计成单日期 | 预计签单日期 | 预计签单时间 | 预计结单日期 | "
        "预计赢单日期 | 预计签约日期 | 预计签约时间 | 预计关闭日期 | 预计结束日期 | 结单日期 | 结束时间 | "
        "预计完成日期"
    ),
    "stage_since": words("进入阶段时间 | 阶段更新时间 | 阶段变更时间 | 最近阶段更新"),
    "modified": words(
        "更新时间 | 修改时间 | 最后修改时间 | 最新修改日 | 最新修改日期 | 更新日期 | 最近修改时间 | "
        "最后更新时间"
    ),
    "last_activity": words(
        "最后跟进时间 | 跟进时间 | 最新跟进时间 | 最后联系时间 | 最近活动记录时间 | 最近跟进时间 | "
        "最近活动时间"
    ),
    "next_step": words("下一步 | 下一步计划 | 下一步行动"),
    "description": words("备注 | 描述 | 备注信息 | 说明"),
}

_JAPANESE: dict[str, tuple[str, ...]] = {
    "id": words("レコードid | 商談id | 案件id | 取引id"),
    "name": words("商談名 | 取引名 | 案件名"),
    "owner": words("商談 所有者 | 商談所有者 | 取引担当者 | 所有者 | 担当者 | 営業担当 | 担当営業"),
    "account": words("取引先名 | 関連する会社 | 会社名 | 取引先 | 顧客名 | 会社"),
    "stage": words("フェーズ | 取引ステージ | ステージ | 商談フェーズ"),
    "status": words("ステータス | 状況"),
    "lost_reason": words("失注理由 | 敗因"),
    "source": words("リードソース | ソース"),
    "type": words("種別 | 取引タイプ"),
    "amount": words("金額 | 商談金額 | 取引金額 | 受注金額 | 見込金額"),
    "currency": words("通貨"),
    "probability": words("確度 | 確率 | 取引の確率"),
    "created": words("作成日 | 登録日 | 作成日時"),
    "close_on": words("完了予定日 | クローズ日 | 受注予定日 | クローズ予定日"),
    "closed_on": words("受注日 | 完了日"),
    "modified": words("最終更新日 | 更新日"),
    "last_activity": words("最終活動日 | 最終アクティビティー日"),
    "next_step": words("次のステップ | ネクストアクション"),
}

_LANGUAGES = (_CHINESE, GERMAN, FRENCH, SPANISH, PORTUGUESE, _JAPANESE)

DEALS: dict[str, tuple[str, ...]] = {
    key: tuple(dict.fromkeys((*known, *(word for more in _LANGUAGES for word in more.get(key, ())))))
    for key, known in _ENGLISH.items()
}
