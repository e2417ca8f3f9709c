-- one row per deal whose shares do not add to 100 %, with what they add to
with found as (
    select
        deal_id,
        concat(total_bp // 100, '.', substring(cast(total_bp % 100 + 100 as varchar), 2, 2), ' %') as value
    from core.split_faults
)
select deal_id, value
from found
order by deal_id, value
