-- one row per product row in force, as it was last seen; gone: a complete file of a later load does not hold it
create or replace temp table products_now as
select
    keys.system,
    keys.key,
    versions.name,
    lower(trim(versions.name)) as plain,
    products_held.to_day < date '9999-12-31' as gone
from products_held
inner join raw.products as versions on versions.version_id = products_held.version_id
inner join raw.products_keys as keys on keys.key_id = products_held.key_id
