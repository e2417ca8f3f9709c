-- one row per owner of targets, the team it belongs to, and whether other targets are parts of its own
-- the targets that lie in the window whole, without those that a longer one contains; the latest version of each
with numbered as (
    select
        owner_kind,
        owner_id,
        from_day,
        to_day,
        amount,
        amount_rest,
        currency_id,
        coalesce(over_others, false) as over_others,
        row_number() over (
            partition by owner_kind, owner_id, from_day, to_day, currency_id, over_others order by version desc
        ) as from_last
    from core.targets
    where
        measure = $measure
        and from_day >= $since
        and to_day <= $after_until
),

latest as (
    select
        owner_kind,
        owner_id,
        from_day,
        to_day,
        amount,
        amount_rest,
        currency_id,
        over_others
    from numbered
    where from_last = 1
),

contained as (
    select
        one.owner_kind,
        one.owner_id,
        one.from_day,
        one.to_day,
        one.over_others
    from latest as one
    inner join latest as wider
        on wider.owner_kind = one.owner_kind
        and wider.owner_id is not distinct from one.owner_id
        and wider.over_others = one.over_others
        and wider.from_day <= one.from_day
        and wider.to_day >= one.to_day
        and (wider.from_day < one.from_day or wider.to_day > one.to_day)
    group by one.owner_kind, one.owner_id, one.from_day, one.to_day, one.over_others
),

facts as (
    select
        latest.owner_kind,
        latest.owner_id,
        membership.team_id,
        latest.over_others,
        latest.amount,
        latest.amount_rest,
        latest.currency_id,
        latest.from_day as rate_day
    from latest
    left join contained
        on contained.owner_kind = latest.owner_kind
        and contained.owner_id is not distinct from latest.owner_id
        and contained.over_others = latest.over_others
        and contained.from_day = latest.from_day
        and contained.to_day = latest.to_day
    left join core.memberships as membership
        on latest.owner_kind = 'rep'
        and membership.rep_id = latest.owner_id
        and membership.from_day < latest.to_day
        and membership.to_day >= latest.to_day
    where contained.owner_kind is null
)

select
    facts.owner_kind,
    facts.owner_id,
    facts.team_id,
    facts.over_others,
    sum(facts.amount) as amount,
    sum(facts.amount_rest) as amount_rest,
    count(*) as n
from facts
group by facts.owner_kind, facts.owner_id, facts.team_id, facts.over_others
order by facts.owner_kind, facts.owner_id, facts.team_id, facts.over_others
