-- one row per record of the same system that was there before and is not in the file
create or replace table {missing} as
with here as (
    select distinct key
    from {table}
    where key is not null
)
select previous.key_id
from {previous} as previous
inner join {raw}_keys as known on known.key_id = previous.key_id and known.system = $system
left join here on here.key = known.key
where here.key is null and not previous.gone
