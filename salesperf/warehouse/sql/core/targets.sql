-- one row per owner, measure and month, from the newest row of each
delete from core.targets;
insert into core.targets (owner_kind, owner_id, measure, from_day, to_day, amount, version)
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
