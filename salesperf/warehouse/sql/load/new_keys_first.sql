-- one row per record, where none is known yet
insert into {new_keys}
select line as key_id, $system as system, key
from {table}
where bad_code is null
