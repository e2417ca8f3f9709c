-- one row per deal whose win probability denies its status: won below 100 %, lost above 0, open at 100 %
select spans.deal_id, cast(cast(versions.probability_bp * 0.01 as decimal(7, 2)) as varchar) as value
from core.spans as spans
inner join core.deals as deals on deals.deal_id = spans.deal_id
inner join raw.deals as versions on versions.version_id = deals.version_id
where spans.to_day = date '9999-12-31'
    and (
        (spans.status = 0 and versions.probability_bp >= 10000)
        or (spans.status = 1 and versions.probability_bp < 10000)
        or (spans.status = 2 and versions.probability_bp > 0)
    )
order by spans.deal_id
