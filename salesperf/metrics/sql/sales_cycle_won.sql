-- one row per length of cycle, in days (null: undated, or closed before it was created)
-- how many deals won in the window took so long
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
        case when closed_on >= created_on then date_diff('day', created_on, closed_on) end as days,
        closed_on as day,
        closed_on as team_day
    from core.spans
    where
        from_day <= $as_of
        and to_day > $as_of
        and status = 1
        and closed_on between $since and $until
)

select
    facts.days as size,
    count(*) as n
from facts
group by facts.days
order by facts.days
