-- one row per deal closed in the window or open at its end
-- won of all, the open ones too, by count
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
        case when status = 0 then $day else closed_on end as team_day
    from core.spans
    where
        from_day <= $day
        and to_day > $day
        and (status = 0 or (status in (1, 2) and closed_on between $since and $until))
)

select
    sum(facts.won) as numerator,
    count(*) as denominator,
    count(*) as n
from facts
