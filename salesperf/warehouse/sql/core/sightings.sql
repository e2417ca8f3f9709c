-- one row per touched deal and load in force that saw it (or missed it in a complete file)
insert into sightings
with in_force as (
    select load_id, as_of
    from meta.loads
    where state = 'active'
),
seen as (
    select deals.key_id as deal_id, deals.version_id, deals.load_id, false as missing
    from raw.deals as deals
    inner join touched on touched.deal_id = deals.key_id
    union all
    select again.key_id as deal_id, again.version_id, again.load_id, false as missing
    from raw.deals_again as again
    inner join touched on touched.deal_id = again.key_id
    union all
    select missing.key_id as deal_id, cast(null as bigint) as version_id, missing.load_id, true as missing
    from raw.deals_missing as missing
    inner join touched on touched.deal_id = missing.key_id
),
ordered as (
    select
        seen.deal_id,
        seen.version_id,
        seen.load_id,
        in_force.as_of,
        seen.missing,
        row_number() over (partition by seen.deal_id order by in_force.as_of, seen.load_id) as n
    from seen
    inner join in_force on in_force.load_id = seen.load_id
)
select deal_id, version_id, load_id, as_of, missing, n
from ordered
