-- one row per record that names a deal which no file holds, or whose name several deals have
with lost as (
    select
        cast(found as bigint) as deal_id,
        concat(deal, ' (', record, ')') as value,
        object
    from core.unlinked
)
select deal_id, value
from lost
order by value, object, deal_id
