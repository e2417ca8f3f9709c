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

spans as (
    select
        owner_kind,
        owner_id,
        over_others,
        from_day,
        to_day
    from latest
    group by owner_kind, owner_id, over_others, from_day, to_day
),

reached as (
    select
        owner_kind,
        owner_id,
        over_others,
        from_day,
        to_day,
        max(to_day) over (
            partition by owner_kind, owner_id, over_others
            order by from_day, to_day desc
            rows between unbounded preceding and 1 preceding
        ) as reached_day
    from spans
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
    inner join reached
        on reached.owner_kind = latest.owner_kind
        and reached.owner_id is not distinct from latest.owner_id
        and reached.over_others = latest.over_others
        and reached.from_day = latest.from_day
        and reached.to_day = latest.to_day
    left join core.memberships as membership
        on latest.owner_kind = 'rep'
        and membership.rep_id = latest.owner_id
        and membership.from_day < latest.to_day
        and membership.to_day >= latest.to_day
    where reached.reached_day is null or reached.reached_day < latest.to_day
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
