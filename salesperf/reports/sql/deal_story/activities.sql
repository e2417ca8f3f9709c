-- one row per activity on the deal up to the end of the day, each as it was last seen, the oldest first; a removed one is none
with own as (
    select key_id
    from raw.activities
    where deal_ref = $deal
    group by key_id
),

seen as (
    select
        key_id,
        version_id,
        load_id
    from raw.activities
    where key_id in (select key_id from own)
    union all
    select
        key_id,
        version_id,
        load_id
    from raw.activities_again
    where key_id in (select key_id from own)
    union all
    select
        key_id,
        cast(null as bigint) as version_id,
        load_id
    from raw.activities_missing
    where key_id in (select key_id from own)
),

ordered as (
    select
        seen.version_id,
        loads.as_of,
        row_number() over (
            partition by seen.key_id
            order by loads.as_of desc, seen.load_id desc, seen.version_id desc nulls last
        ) as turn
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
),

done as (
    select
        versions.key_id,
        coalesce(cast(versions.completed as date), versions.on_day, cast(versions.created as date)) as day,
        types.name as type,
        versions.subject,
        reps.name as rep,
        ordered.as_of
    from ordered
    inner join raw.activities as versions on versions.version_id = ordered.version_id
    left join meta.labels as types on types.label_id = versions.type_id
    left join core.ref_reps as owners on owners.ref_id = versions.owner_ref
    left join core.reps as reps on reps.rep_id = owners.rep_id
    where
        ordered.turn = 1
        and versions.deal_ref = $deal
        and not coalesce(versions.is_deleted, false)
)

select
    day,
    type,
    subject,
    rep
from done
where
    day <= $as_of
    and day <= as_of
order by day, key_id
