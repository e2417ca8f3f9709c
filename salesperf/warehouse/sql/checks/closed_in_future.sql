-- one row per closed deal whose close date lies after the day that the loads stand for
with newest as (
    select max(as_of) as as_of
    from meta.loads
    where state = 'active'
),
early as (
    select spans.deal_id, cast(spans.closed_on as varchar) as value
    from core.spans as spans
    inner join newest on spans.closed_on > newest.as_of
    where spans.to_day = date '9999-12-31' and spans.status in (1, 2)
)
select deal_id, value
from early
order by deal_id
