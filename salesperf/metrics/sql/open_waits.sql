-- one row per number of days in the present stage
-- how many deals open at the end of the day have been in it for so long
with stays as (
    select
        deal_id,
        stage_id,
        max(cast(entered_at as date)) as entered_on
    from core.visits
    where
        entered_at < $after_day
        and (left_at is null or left_at >= $after_day)
    group by deal_id, stage_id
),

facts as (
    select
        spans.deal_id,
        spans.owner_ref,
        spans.account_ref,
        spans.product_ref,
        spans.source_id,
        spans.type_id,
        spans.pipeline_id,
        spans.stage_id,
        $day as team_day,
        date_diff('day', stays.entered_on, $day) as days
    from core.spans as spans
    inner join stays on stays.deal_id = spans.deal_id and stays.stage_id = spans.stage_id
    where
        spans.from_day <= $day
        and spans.to_day > $day
        and spans.status = 0
)

select
    facts.days,
    count(*) as n
from facts
group by facts.days
order by facts.days
