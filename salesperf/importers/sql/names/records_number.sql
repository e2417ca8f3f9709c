-- one row per text, now with the record's number
update {table}
set key_id = known.key_id
from (
    select key_id, system, key from {keys}
    union all
    select key_id, system, key from {new}
) as known
where known.system = $system and known.key = {own}.key
