-- one row per touched deal and load in force that saw it (or missed it in a complete file)
insert into sightings (deal_id, version_id, load_id, as_of, missing, n, alone)
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
),
missed as (
    select missing.key_id as deal_id, missing.load_id, in_force.as_of
    from raw.deals_missing as missing
    inner join touched on touched.deal_id = missing.key_id
    inner join in_force on in_force.load_id = missing.load_id
),
dated as (
    select seen.deal_id, seen.load_id, in_force.as_of
    from seen
    inner join in_force on in_force.load_id = seen.load_id
    where seen.deal_id in (select missed.deal_id from missed)
),
gone as (
    -- a deal can be missed only after it was seen
    select distinct missed.deal_id, missed.load_id
    from missed
    inner join dated
        on dated.deal_id = missed.deal_id
        and (dated.as_of < missed.as_of or (dated.as_of = missed.as_of and dated.load_id < missed.load_id))
),
known as (
    select deal_id, version_id, load_id, missing from seen
    union all
    select deal_id, cast(null as bigint) as version_id, load_id, true as missing from gone
),
told as (
    -- deals of which an export states a history
    select rows_.deal_ref as deal_id
    from raw.stage_history as rows_
    inner join in_force on in_force.load_id = rows_.load_id
    union
    select rows_.deal_ref as deal_id
    from raw.stage_history_again as again
    inner join raw.stage_history as rows_ on rows_.version_id = again.version_id
    inner join in_force on in_force.load_id = again.load_id
    union
    select versions.key_id as deal_id
    from raw.deals_entered as entered
    inner join raw.deals as versions on versions.version_id = entered.version_id
),
ordered as (
    select
        known.deal_id,
        known.version_id,
        known.load_id,
        in_force.as_of,
        known.missing,
        row_number() over (partition by known.deal_id order by in_force.as_of, known.load_id, known.version_id) as n,
        count(*) over (partition by known.deal_id) = 1 and told.deal_id is null as alone
    from known
    inner join in_force on in_force.load_id = known.load_id
    left join told on told.deal_id = known.deal_id
)
select deal_id, version_id, load_id, as_of, missing, n, alone
from ordered
