-- one row per day on which deals were won or are to close, and which of both
-- how many deals were won on it in the 12 months up to the day, or are open at its end and expected to close on it
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
        $day as team_day,
        case when status = 0 then 1 else 0 end as promised,
        case when status = 0 then due_on else closed_on end as on_day
    from core.spans
    where
        from_day <= $day
        and to_day > $day
        and (
            (status = 0 and due_on is not null)
            or (status = 1 and closed_on > $year_ago and closed_on <= $day)
        )
)

select
    facts.promised,
    facts.on_day,
    count(*) as n
from facts
group by facts.promised, facts.on_day
order by facts.promised, facts.on_day
