-- one row per span in which nothing about a deal changed, in order, up to the end of the day
select
    spans.from_day,
    spans.status,
    stages.name as stage,
    spans.amount,
    currencies.code as currency,
    case when spans.status = 0 then spans.due_on else spans.closed_on end as close_on,
    reps.name as rep,
    spans.derived
from core.spans as spans
left join core.stages as stages on stages.stage_id = spans.stage_id
left join core.currencies as currencies on currencies.currency_id = spans.currency_id
left join core.ref_reps as owners on owners.ref_id = spans.owner_ref
left join core.reps as reps on reps.rep_id = owners.rep_id
where
    spans.deal_id = $deal
    and spans.from_day <= $as_of
order by spans.from_day
