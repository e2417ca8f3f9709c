"""The dimensions that figures can be split by, and the filters that they can be narrowed by.

One declared table: what has to be joined to the facts, and the expression of the id. Names come from
`metrics/sql/members`. Adding a dimension is adding a row.
"""

from __future__ import annotations

from dataclasses import dataclass

from salesperf.text import mark

OWNERS = "left join core.ref_reps as owners on owners.ref_id = facts.owner_ref"
MEMBERSHIP = (
    "left join core.memberships as membership on membership.rep_id = owners.rep_id"
    " and membership.from_day <= facts.team_day and membership.to_day > facts.team_day"
)
TEAMS = "left join core.teams as teams on teams.team_id = membership.team_id"
ACCOUNTS = "left join core.ref_accounts as customers on customers.ref_id = facts.account_ref"
PRODUCTS = "left join core.ref_products as goods on goods.ref_id = facts.product_ref"

MONTHS = "(extract(year from facts.day) * 12 + extract(month from facts.day) - 1)"


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension: key, name (English, marked), joins, the id's expression, and the file of its members.

    `label` is the kind of label where the members are labels. Without a file the members are known
    beforehand. Where the facts have a column `own`, it goes before the expression.
    """

    key: str
    name: str
    joins: tuple[str, ...]
    expression: str
    members: str | None = None
    label: str | None = None
    own: str | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on the facts with the joins that it needs; `$key` is a list of ids."""

    key: str
    joins: tuple[str, ...]
    condition: str


DIMENSIONS: dict[str, Dimension] = {
    dimension.key: dimension
    for dimension in (
        Dimension("rep", mark("Rep"), (OWNERS,), "owners.rep_id", "rep"),
        Dimension("team", mark("Team"), (OWNERS, MEMBERSHIP), "membership.team_id", "team"),
        Dimension(
            "region",
            mark("Region"),
            (OWNERS, MEMBERSHIP, TEAMS),
            "teams.region_id",
            "label",
            "region",
            own="region_id",
        ),
        Dimension("stage", mark("Stage"), (), "facts.stage_id", "stage"),
        Dimension("stage_kind", mark("Stage kind"), (), "facts.status"),
        Dimension("pipeline", mark("Sales process"), (), "facts.pipeline_id", "pipeline"),
        Dimension("source", mark("Source"), (), "facts.source_id", "label", "source"),
        Dimension("product", mark("Product"), (PRODUCTS,), "goods.product_id", "product"),
        Dimension("account", mark("Account"), (ACCOUNTS,), "customers.account_id", "account"),
        Dimension("type", mark("Type"), (), "facts.type_id", "label", "type"),
        Dimension("lost_reason", mark("Lost reason"), (), "facts.reason_id", "label", "reason"),
        Dimension("currency", mark("Currency"), (), "facts.currency_id", "currency"),
        Dimension("month", mark("Month"), (), MONTHS),
        Dimension("quarter", mark("Quarter"), (), f"({MONTHS} - ($first_month - 1)) // 3"),
        Dimension(
            "week",
            mark("Week"),
            (),
            "(date_diff('day', date '0001-01-01', facts.day) - ($week_start - 1)) // 7",
        ),
    )
}

FILTERS: dict[str, Filter] = {
    condition.key: condition
    for condition in (
        Filter("reps", (OWNERS,), "owners.rep_id in (select unnest($reps))"),
        Filter("teams", (OWNERS, MEMBERSHIP), "membership.team_id in (select unnest($teams))"),
        Filter("sources", (), "facts.source_id in (select unnest($sources))"),
        Filter("viewer_rep", (OWNERS,), "owners.rep_id = $viewer_rep"),
        Filter("viewer_team", (OWNERS, MEMBERSHIP), "membership.team_id = $viewer_team"),
    )
}
