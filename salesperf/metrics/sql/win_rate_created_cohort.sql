-- one row per deal created in the window, as known at the end of as_of
-- won of all created, whatever became of the rest
with facts as (
    select
        deal_id,
        owner_ref,
        account_ref,
        product_ref,
        source_id,
        type_id,
        reason_id,
        pipeline_id,
        stage_id,
        status,
        currency_id,
        case when status = 1 then 1 else 0 end as won,
        created_on as day,
        case when status = 0 then $as_of else closed_on end as team_day
    from core.spans
    where
        from_day <= $as_of
        and to_day > $as_of
        and created_on between $since and $until
)

select
    sum(facts.won) as numerator,
    count(*) as denominator,
    count(*) as n
from facts
