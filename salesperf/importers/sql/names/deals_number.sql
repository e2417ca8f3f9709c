-- one row per text, now with the deal's number
update {table}
set key_id = known.key_id
from (
    select key_id, system, key from raw.deals_keys
    union all
    select key_id, system, key from {new}
) as known
where known.system = $system and known.key = {own}.key
