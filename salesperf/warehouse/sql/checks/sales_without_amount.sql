-- one row per order line without an amount whose order's amount does not stand for it
with unpriced as (
    select lines.line_id as number, keys.key as value
    from core.order_lines as lines
    inner join raw.order_lines_keys as keys on keys.key_id = lines.line_id
    left join core.orders as orders
        on orders.order_id = lines.order_id and orders.priced_lines = 0 and orders.amount is not null
    where lines.amount is null and lines.to_day = date '9999-12-31' and orders.order_id is null
)
select number, value
from unpriced
order by number, value
