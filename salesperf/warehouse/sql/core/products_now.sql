-- one row per product row in force, as it was last seen
create or replace temp table products_now as
with seen as (
    select products.key_id, products.version_id, products.load_id from raw.products as products
    union all
    select again.key_id, again.version_id, again.load_id from raw.products_again as again
),
ordered as (
    select
        seen.key_id,
        seen.version_id,
        row_number() over (partition by seen.key_id order by loads.as_of desc, seen.load_id desc) as newest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
)
select keys.system, keys.key, versions.name, lower(trim(versions.name)) as plain
from ordered
inner join raw.products as versions on versions.version_id = ordered.version_id
inner join raw.products_keys as keys on keys.key_id = ordered.key_id
where ordered.newest = 1
