-- one row per line of an order that a load touched, or that is named by a number which such an order has or had
insert into sales_touched
with numbered as (
    select distinct versions.number
    from raw.orders as versions
    inner join sales_touched as touched on touched.what = 'orders' and touched.key_id = versions.key_id
    where versions.number is not null
),
named as (
    select key_id
    from sales_touched
    where what = 'orders'
    union
    select keys.key_id
    from raw.orders_keys as keys
    inner join numbered on numbered.number = keys.key
),
marked as (
    select key_id
    from sales_touched
    where what = 'order_lines'
)
select distinct 'order_lines' as what, versions.key_id
from raw.order_lines as versions
inner join named on named.key_id = versions.order_ref
left join marked on marked.key_id = versions.key_id
where marked.key_id is null
