-- one row per won deal without an amount
select spans.deal_id, cast(null as varchar) as value
from core.spans as spans
where spans.to_day = date '9999-12-31' and spans.status = 1 and spans.amount is null
order by spans.deal_id
