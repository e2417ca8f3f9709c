-- one row per record that the file saw unchanged
insert into {raw}_again
select $load_id as load_id, key_id, version_id
from seen_again
