-- one row per owner of the kind
-- the targets that lie in it whole, without those that another one contains; the latest version of each
with numbered as (
    select
        owner_kind,
        owner_id,
        from_day,
        to_day,
        amount,
        row_number() over (partition by owner_kind, owner_id, from_day, to_day order by version desc) as from_last
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
        amount
    from numbered
    where from_last = 1
),

facts as (
    select
        one.owner_kind,
        one.owner_id,
        one.amount
    from latest as one
    left join latest as wider
        on wider.owner_kind = one.owner_kind
        and wider.owner_id is not distinct from one.owner_id
        and wider.from_day <= one.from_day
        and wider.to_day >= one.to_day
        and (wider.from_day < one.from_day or wider.to_day > one.to_day)
    where wider.owner_kind is null
)

select
    facts.owner_id,
    sum(facts.amount) as amount
from facts
where facts.owner_kind = $owner_kind
group by facts.owner_id
order by facts.owner_id
