-- one row per stay of a deal in an open stage, in order, up to the end of the day
select
    visits.stage_id,
    stages.name as stage,
    visits.position,
    visits.entered_at,
    case when cast(visits.left_at as date) <= $as_of then visits.left_at end as left_at,
    visits.derived
from core.visits as visits
left join core.stages as stages on stages.stage_id = visits.stage_id
where
    visits.deal_id = $deal
    and cast(visits.entered_at as date) <= $as_of
order by visits.visit_no
