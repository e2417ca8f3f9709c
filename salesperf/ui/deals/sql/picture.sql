-- one row per deal that existed at the end of the day
select
    spans.deal_id,
    spans.status,
    spans.pipeline_id,
    spans.stage_id,
    spans.amount,
    spans.amount_rest,
    spans.currency_id,
    spans.due_on,
    spans.closed_on,
    spans.created_on,
    spans.owner_ref,
    spans.account_ref,
    spans.product_ref,
    spans.source_id,
    spans.reason_id,
    case when spans.status = 0 then $as_of else coalesce(spans.closed_on, $as_of) end as rate_day,
    case when spans.status = 0 then $as_of else coalesce(spans.closed_on, $as_of) end as team_day
from core.spans as spans
where
    spans.from_day <= $as_of
    and spans.to_day > $as_of
