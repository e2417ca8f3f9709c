-- targets by owner, measure and month, and rates by month, from the newest row of each
delete from core.rates;
insert into core.rates
with seen as (
    select rates.key_id, rates.version_id, rates.load_id from raw.rates as rates
    union all
    select again.key_id, again.version_id, again.load_id from raw.rates_again as again
),
ordered as (
    select seen.version_id, row_number() over (partition by seen.key_id order by loads.as_of desc, seen.load_id desc) as newest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
),
dated as (
    select
        versions.currency_id,
        cast(date_trunc('month', versions.month) as date) as month,
        max(versions.rate) as rate
    from ordered
    inner join raw.rates as versions on versions.version_id = ordered.version_id
    where ordered.newest = 1
    group by versions.currency_id, cast(date_trunc('month', versions.month) as date)
)
select
    dated.currency_id,
    dated.month,
    cast(dated.rate * 100000000 as bigint) * cast(power(10, (select digits from meta.currencies where code = $reporting)) as bigint) as num,
    100000000 * cast(power(10, currencies.digits) as bigint) as den
from dated
inner join meta.currencies as currencies on currencies.currency_id = dated.currency_id
where dated.rate > 0;

delete from core.targets;
insert into core.targets
with seen as (
    select targets.key_id, targets.version_id, targets.load_id from raw.targets as targets
    union all
    select again.key_id, again.version_id, again.load_id from raw.targets_again as again
),
ordered as (
    select seen.version_id, row_number() over (partition by seen.key_id order by loads.as_of desc, seen.load_id desc) as newest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
),
rows_ as (
    select
        lower(coalesce(kinds.name, case when versions.owner is null then 'company' else 'rep' end)) as owner_kind,
        lower(trim(versions.owner)) as identity,
        lower(coalesce(measures.name, 'bookings')) as measure,
        cast(date_trunc('month', versions.month) as date) as month,
        versions.amount,
        currencies.code
    from ordered
    inner join raw.targets as versions on versions.version_id = ordered.version_id
    left join meta.labels as kinds on kinds.label_id = versions.owner_kind_id
    left join meta.labels as measures on measures.label_id = versions.measure_id
    left join meta.currencies as currencies on currencies.currency_id = versions.currency_id
    where ordered.newest = 1
)
select
    rows_.owner_kind,
    entities.entity_id as owner_id,
    rows_.measure,
    rows_.month as from_day,
    cast(rows_.month + interval 1 month as date) as to_day,
    rows_.amount,
    1 as version
from rows_
left join meta.entities as entities on entities.kind = rows_.owner_kind and entities.identity = rows_.identity
where (rows_.code is null or rows_.code = $reporting) and (rows_.owner_kind = 'company' or entities.entity_id is not null);
