-- one row per open deal whose expected close date has passed
with newest as (
    select max(as_of) as as_of
    from meta.loads
    where state = 'active'
)
select spans.deal_id, cast(spans.due_on as varchar) as value
from core.spans as spans
inner join newest on spans.due_on < newest.as_of
where spans.to_day = date '9999-12-31' and spans.status = 0
order by spans.due_on, spans.deal_id
