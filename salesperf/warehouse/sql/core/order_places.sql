-- one row per order that anything names: its number, which is the header's where it is named by the header's own number
create or replace temp table order_places as
with numbered as (
    select keys.system, versions.number, min(orders_now.key_id) as order_id
    from orders_now
    inner join raw.orders as versions on versions.version_id = orders_now.version_id
    inner join raw.orders_keys as keys on keys.key_id = orders_now.key_id
    where versions.number is not null
    group by keys.system, versions.number
)
select
    keys.key_id,
    case when orders_now.key_id is null then coalesce(numbered.order_id, keys.key_id) else keys.key_id end as order_id
from raw.orders_keys as keys
left join orders_now on orders_now.key_id = keys.key_id
left join numbered on numbered.system = keys.system and numbered.number = keys.key
