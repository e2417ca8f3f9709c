-- one row per account row in force, as it was last seen; gone: a complete file of a later load does not hold it
create or replace temp table accounts_now as
select
    keys.system,
    keys.key,
    versions.name,
    versions.industry_id,
    versions.region_id,
    lower(trim(versions.name)) as plain,
    accounts_held.to_day < date '9999-12-31' as gone
from accounts_held
inner join raw.accounts as versions on versions.version_id = accounts_held.version_id
inner join raw.accounts_keys as keys on keys.key_id = accounts_held.key_id
