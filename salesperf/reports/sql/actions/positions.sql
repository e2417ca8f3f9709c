-- one row per span of the deals asked for, up to the end of the day: where in its pipeline the deal stood
select
    spans.deal_id,
    spans.from_day,
    spans.to_day,
    stages.position
from core.spans as spans
left join core.stages as stages on stages.stage_id = spans.stage_id
where
    spans.deal_id in (select unnest($deals))
    and spans.from_day <= $as_of
order by spans.deal_id, spans.from_day
