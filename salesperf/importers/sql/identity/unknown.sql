-- one row per stored table of unknown layout, the newest first
select system, object, reading
from meta.files
where layout = '' and system not in ('plain')
order by file_id desc
