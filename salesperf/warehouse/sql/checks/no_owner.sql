-- one row per open deal without an owner
select spans.deal_id, cast(null as varchar) as value
from core.spans as spans
where spans.to_day = date '9999-12-31' and spans.status = 0 and spans.owner_ref is null
order by spans.deal_id
