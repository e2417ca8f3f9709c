-- one row per deal without an account
select spans.deal_id, cast(null as varchar) as value
from core.spans as spans
where spans.to_day = date '9999-12-31' and spans.account_ref is null
order by spans.deal_id
