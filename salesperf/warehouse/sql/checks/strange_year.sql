-- one row per deal with a date before 2000 or after 2040
select spans.deal_id, cast(coalesce(spans.closed_on, spans.due_on, spans.created_on) as varchar) as value
from core.spans as spans
where spans.to_day = date '9999-12-31'
    and (
        spans.closed_on not between date '2000-01-01' and date '2040-12-31'
        or spans.due_on not between date '2000-01-01' and date '2040-12-31'
        or spans.created_on not between date '2000-01-01' and date '2040-12-31'
    )
order by spans.deal_id
