-- one row per open deal whose expected close date has passed
with newest as (
    select max(as_of) as as_of
    from meta.loads
    where state = 'active'
),
late as (
    select spans.deal_id, spans.due_on
    from core.spans as spans
    inner join newest on spans.due_on < newest.as_of
    where spans.to_day = date '9999-12-31' and spans.status = 0
)
select deal_id, cast(due_on as varchar) as value
from late
order by due_on, deal_id
