-- one row per deal and span of days
select deal_id, from_day, to_day, status, pipeline_id, stage_id, amount, amount_rest, currency_id, due_on, closed_on, created_on, owner_ref, account_ref, product_ref, source_id, type_id, reason_id, top_position, derived
from core.spans
order by deal_id, from_day
