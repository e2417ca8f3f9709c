-- one row per order, or line of an order without a header, that is cancelled, refused, deleted or gone
with gone as (
    select orders.order_id as number, keys.key as value
    from core.orders as orders
    inner join raw.orders_keys as keys on keys.key_id = orders.order_id
    where orders.to_day < date '9999-12-31'
    union all
    select lines.line_id as number, keys.key as value
    from core.order_lines as lines
    inner join raw.order_lines_keys as keys on keys.key_id = lines.line_id
    left join core.orders as orders on orders.order_id = lines.order_id
    where lines.to_day < date '9999-12-31' and orders.order_id is null
)
select number, value
from gone
order by number, value
