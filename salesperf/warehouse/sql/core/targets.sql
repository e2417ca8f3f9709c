-- one row per owner, measure, period and currency
-- Rows of one file for the same owner, measure and period add up; of several files the newest counts.
delete from core.targets;
insert into core.targets (owner_kind, owner_id, measure, from_day, to_day, amount, version, amount_rest, currency_id, over_others)
with periods as (
    select versions.month, max(versions.from_day) as from_day, max(versions.to_day) as to_day
    from target_periods_held
    inner join raw.target_periods as versions on versions.version_id = target_periods_held.version_id
    where target_periods_held.to_day = date '9999-12-31' and versions.from_day is not null and versions.to_day is not null
    group by versions.month
),
parts as (
    select
        target_rows.version_id,
        coalesce(periods.from_day, target_rows.from_day) as from_day,
        coalesce(periods.to_day, target_rows.to_day) as to_day,
        target_rows.measure_said,
        target_rows.amount,
        target_rows.amount_rest
    from target_rows
    left join periods on periods.month = target_rows.month
    where target_rows.amount is not null
    union all
    select
        parts.version_id,
        parts.from_day,
        parts.to_day,
        coalesce(lower(trim(measures.name)), target_rows.measure_said) as measure_said,
        parts.amount,
        parts.amount_rest
    from target_rows
    inner join raw.targets_parts as parts on parts.version_id = target_rows.version_id
    left join meta.labels as measures on measures.label_id = parts.measure_id
),
children as (
    select target_rows.system, target_rows.parent as title, owners.owner_kind, owners.identity
    from target_rows
    inner join target_owners as owners on owners.version_id = target_rows.version_id
    where target_rows.parent is not null
    group by target_rows.system, target_rows.parent, owners.owner_kind, owners.identity
),
parents as (
    select target_rows.version_id
    from target_rows
    inner join target_owners as owners on owners.version_id = target_rows.version_id
    inner join children
        on children.system = target_rows.system
        and children.title = target_rows.title
        and (children.owner_kind <> owners.owner_kind or children.identity is distinct from owners.identity)
    group by target_rows.version_id
),
owned as (
    select
        owners.owner_kind,
        case owners.owner_kind
            when 'territory' then coalesce(owners.territory_id, regions.label_id)
            else entities.entity_id
        end as owner_id,
        coalesce(words.meaning, parts.measure_said, $measure) as measure,
        parts.from_day,
        parts.to_day,
        parts.amount,
        parts.amount_rest,
        target_rows.currency_id,
        target_rows.system,
        target_rows.shape,
        target_rows.as_of,
        target_rows.load_id,
        parts.version_id,
        case when parents.version_id is null then 0 else 1 end as is_parent
    from parts
    inner join target_rows on target_rows.version_id = parts.version_id
    inner join target_owners as owners on owners.version_id = parts.version_id
    left join target_words as words on words.kind = 'measure' and words.word = parts.measure_said
    left join meta.entities as entities on entities.kind = owners.owner_kind and entities.identity = owners.identity
    left join meta.labels as regions
        on regions.kind = 'region' and lower(trim(regions.name)) = owners.identity and owners.owner_kind = 'territory'
    left join parents on parents.version_id = target_rows.version_id
),
newest as (
    select
        owned.owner_kind,
        owned.owner_id,
        owned.measure,
        owned.from_day,
        owned.to_day,
        owned.amount,
        owned.amount_rest,
        owned.currency_id,
        owned.is_parent,
        min(owned.is_parent) over whole as any_leaf,
        owned.shape = first_value(owned.shape) over latest
        and owned.system = first_value(owned.system) over latest
        and owned.load_id = first_value(owned.load_id) over latest as counts
    from owned
    where owned.owner_kind = 'company' or owned.owner_id is not null
    window whole as (
        partition by owned.owner_kind, owned.owner_id, owned.measure, owned.from_day, owned.to_day
    ),
    latest as (
        partition by owned.owner_kind, owned.owner_id, owned.measure, owned.from_day, owned.to_day
        order by owned.as_of desc, owned.load_id desc, owned.version_id desc
    )
),
counted as (
    select
        newest.owner_kind,
        newest.owner_id,
        newest.measure,
        newest.from_day,
        newest.to_day,
        case
            when quantities.word is null then newest.amount
            when coalesce(currencies.digits, 2) <= 2
                then newest.amount * cast(power(10, 2 - coalesce(currencies.digits, 2)) as bigint)
            else newest.amount // cast(power(10, currencies.digits - 2) as bigint)
        end as amount,
        newest.amount_rest,
        case when quantities.word is null then coalesce(newest.currency_id, reporting.currency_id) end as currency_id,
        newest.is_parent
    from newest
    left join target_words as quantities on quantities.kind = 'quantity' and quantities.word = newest.measure
    left join meta.currencies as reporting on reporting.code = $reporting
    left join meta.currencies as currencies on currencies.currency_id = newest.currency_id
    where newest.counts and newest.is_parent = newest.any_leaf
)
select
    owner_kind,
    owner_id,
    measure,
    from_day,
    to_day,
    sum(amount) as amount,
    1 as version,
    sum(amount_rest) as amount_rest,
    currency_id,
    max(is_parent) = 1 as over_others
from counted
group by owner_kind, owner_id, measure, from_day, to_day, currency_id;
