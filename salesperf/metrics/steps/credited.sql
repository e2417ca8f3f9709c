-- one row per fact and rep that shares its deal
-- each part of the amount in whole minor units: what is left over goes to the largest remainders, at equal ones to the
-- earlier part, so that the parts add to the amount; what is below a minor unit goes to the first. Overlays are left out.
with parts as (
    select
        facts.deal_id,
        credits.part,
        credits.owner_ref,
        abs(facts.amount) as whole,
        abs(cast(facts.amount as hugeint)) * credits.num // credits.den as share,
        abs(cast(facts.amount as hugeint)) * credits.num % credits.den as remainder
    from facts
    inner join core.credits as credits on credits.deal_id = facts.deal_id and not credits.overlay
),

placed as (
    select
        parts.deal_id,
        parts.part,
        parts.owner_ref,
        parts.share,
        parts.whole - sum(parts.share) over (partition by parts.deal_id) as left_over,
        row_number() over (partition by parts.deal_id order by parts.remainder desc, parts.part) as place
    from parts
)

select
    coalesce(placed.owner_ref, facts.owner_ref) as owner_ref,
    case
        when placed.deal_id is null then facts.amount
        when facts.amount >= 0 then cast(placed.share + case when placed.place <= placed.left_over then 1 else 0 end as bigint)
        else -cast(placed.share + case when placed.place <= placed.left_over then 1 else 0 end as bigint)
    end as amount,
    case when placed.deal_id is null or placed.part = 1 then facts.amount_rest else 0 end as amount_rest
from facts
left join placed on placed.deal_id = facts.deal_id
