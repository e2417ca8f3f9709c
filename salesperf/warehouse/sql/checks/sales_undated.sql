-- one row per order line, or order without lines, of which no day is known
with undated as (
    select lines.line_id as number, keys.key as value
    from core.order_lines as lines
    inner join raw.order_lines_keys as keys on keys.key_id = lines.line_id
    where lines.day is null and lines.to_day = date '9999-12-31'
    union all
    select orders.order_id as number, keys.key as value
    from core.orders as orders
    inner join raw.orders_keys as keys on keys.key_id = orders.order_id
    where orders.day is null and orders.line_count = 0 and orders.to_day = date '9999-12-31'
)
select number, value
from undated
order by number, value
