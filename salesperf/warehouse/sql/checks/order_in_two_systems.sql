-- one row per number of an order that two systems name: its lines and its header may be counted twice
with named as (
    select keys.key, keys.system, keys.key_id
    from raw.orders_keys as keys
    inner join core.orders as orders on orders.order_id = keys.key_id and orders.to_day = date '9999-12-31'
    union
    select keys.key, keys.system, keys.key_id
    from raw.orders_keys as keys
    inner join core.order_lines as lines on lines.order_id = keys.key_id and lines.to_day = date '9999-12-31'
),
twice as (
    select min(key_id) as number, key as value
    from named
    group by key
    having count(distinct system) > 1
)
select number, value
from twice
order by number, value
