-- one row per version that the file brings
insert into {raw} (version_id, key_id, load_id, file_id, line, {names})
select version_id, key_id, load_id, file_id, line, {names}
from {brought}
