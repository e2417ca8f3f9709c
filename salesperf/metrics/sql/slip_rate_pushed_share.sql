-- one row per deal open before the window begins and due in it
-- still open at its end with an expected close beyond it, of all of them
with facts as (
    select
        due.deal_id,
        due.owner_ref,
        due.account_ref,
        due.product_ref,
        due.source_id,
        due.type_id,
        due.pipeline_id,
        due.stage_id,
        due.currency_id,
        $start_day as team_day,
        case when later.status = 0 and later.due_on > $until then 1 else 0 end as slipped
    from core.spans as due
    left join core.spans as later
        on later.deal_id = due.deal_id
        and later.from_day <= $day
        and later.to_day > $day
    where
        due.from_day <= $start_day
        and due.to_day > $start_day
        and due.status = 0
        and due.due_on between $since and $until
)

select
    sum(facts.slipped) as numerator,
    count(*) as denominator,
    count(*) as n
from facts
