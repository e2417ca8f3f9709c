-- one row per record of an object that a load changed or missed, and with $again that it saw unchanged
insert into sales_touched
with concerned as (
    select key_id from {raw} where load_id = $load_id
    union
    select key_id from {raw}_missing where load_id = $load_id
    union
    select key_id from {raw}_again where load_id = $load_id and $again
)
select $what as what, key_id
from concerned
