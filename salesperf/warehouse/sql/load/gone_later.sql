-- one row per record of a late load and complete load of a later day that was loaded when nobody knew the record
insert into {raw}_missing
with later as (
    select distinct loads.load_id
    from meta.loads as loads
    inner join meta.files as files on files.load_id = loads.load_id
    where files.complete and files.object = $object and files.system = $system
        and loads.as_of > $as_of and loads.load_id <> $load_id
),
here as (
    select distinct versions.key_id
    from {raw} as versions
    inner join {raw}_keys as known on known.key_id = versions.key_id and known.system = $system
    where versions.load_id = $load_id
),
first_loads as (
    select versions.key_id, min(versions.load_id) as load_id
    from {raw} as versions
    inner join here on here.key_id = versions.key_id
    group by versions.key_id
)
select later.load_id, first_loads.key_id
from later
inner join first_loads on first_loads.load_id > later.load_id
left join {raw}_missing as noted on noted.load_id = later.load_id and noted.key_id = first_loads.key_id
where noted.key_id is null
