-- one row per unchanged row whose version came from a file of the same fields
create or replace temp table seen_again as
select states.line, states.key_id, states.version_id
from {states} as states
inner join {raw} as v on v.version_id = states.version_id
inner join meta.files as files on files.file_id = v.file_id and files.fields = $fields
where states.state = 'unchanged'
