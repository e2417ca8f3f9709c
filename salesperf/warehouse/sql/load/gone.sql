-- one row per record of a system that the complete files of a load do not hold; those already gone too, so that
-- undoing an earlier load leaves them gone from this day on
insert into {raw}_missing
with here as (
    select distinct key
    from (
{held}    ) as held
    where key is not null
)
select $load_id as load_id, known.key_id
from {raw}_keys as known
left join here on here.key = known.key
where known.system = $system and here.key is null
