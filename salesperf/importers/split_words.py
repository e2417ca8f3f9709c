"""Words by which unknown systems call who shares a deal, in English and Chinese."""

from salesperf.importers.layout import words

DEAL_NAMES = words(
    "deal | deal name | opportunity | opportunity name | related deal | associated deal | 商机 | 商机名称 | "
    "关联商机 | 相关商机 | 所属商机"
)
"""Columns of other records that hold the name of their deal."""

SPLITS: dict[str, tuple[str, ...]] = {
    "deal_id": words(
        "deal id | opportunity id | opp id | crm deal id | record id | 商机编号 | 商机id | 商机 id | 项目编号"
    ),
    "deal": DEAL_NAMES,
    "owner_id": words(
        "split owner id | rep id | owner id | user id | employee id | seller id | 工号 | 业务员编号"
    ),
    "owner": words(
        "split owner: full name | split owner: name | split owner | split owner full name | "
        "split owner name | credited rep | credited to | rep | sales rep | salesperson | sales agent | "
        "seller | team member | member | owner | user | 分成人 | 业绩归属人 | 业绩所属人 | 协作人 | "
        "团队成员 | 成员 | 销售 | 业务员 | 员工 | 姓名 | 负责人"
    ),
    "share": words(
        "split % | split percentage | split percent | split | share % | share | share percent | credit % | "
        "credit | credit percentage | percentage | percent | 分成比例 | 分配比例 | 业绩比例 | 业绩分配比例 | "
        "业绩占比 | 分摊比例 | 占比 | 比例"
    ),
    "amount": words(
        "split amount | credit amount | credited amount | 分成金额 | 分配金额 | 业绩金额 | 分摊金额"
    ),
    "type": words("split type | credit type | 分成类型 | 业绩类型 | 归属类型"),
    "is_overlay": words("overlay | is overlay | 是否叠加"),
    "currency": words("currency | 币种"),
    "modified": words("modified | last modified date | updated at | 更新时间"),
}
NEEDED: tuple[tuple[str, ...], ...] = (("deal_id", "deal"), ("owner_id", "owner"), ("share", "amount"))
