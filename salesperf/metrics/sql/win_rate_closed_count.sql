-- one row per deal won or lost in the window, as known at the end of as_of
-- won of all closed, by count
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
        closed_on as day,
        closed_on as team_day
    from core.spans
    where
        from_day <= $as_of
        and to_day > $as_of
        and status in (1, 2)
        and closed_on between $since and $until
)

select
    sum(facts.won) as numerator,
    count(*) as denominator,
    count(*) as n
from facts
