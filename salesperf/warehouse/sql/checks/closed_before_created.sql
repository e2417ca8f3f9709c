-- one row per closed deal whose close date lies before its creation
select spans.deal_id, cast(spans.closed_on as varchar) as value
from core.spans as spans
where spans.to_day = date '9999-12-31' and spans.status in (1, 2) and spans.closed_on < spans.created_on
order by spans.deal_id
