-- one row per record that this load is the first to know and complete load of a later day that did not hold it
insert into {raw}_missing
with later as (
    select distinct loads.load_id
    from meta.loads as loads
    inner join meta.files as files on files.load_id = loads.load_id
    where files.complete and files.object = $object and files.system = $system
        and loads.as_of > $as_of and loads.load_id <> $load_id
),
before as (
    select distinct key_id
    from {raw}
    where load_id <> $load_id
),
first_known as (
    select distinct versions.key_id
    from {raw} as versions
    inner join {raw}_keys as known on known.key_id = versions.key_id and known.system = $system
    left join before on before.key_id = versions.key_id
    where versions.load_id = $load_id and before.key_id is null
)
select later.load_id, first_known.key_id
from later
cross join first_known
