-- one row per version that the file brings: new, changed, or seen again by a file of other fields
-- (undoing one of the two files must not change what the other said)
insert into {raw} (version_id, key_id, load_id, file_id, line, {names})
select
    $base + t.line as version_id, states.key_id, $load_id as load_id, $file_id as file_id, t.line, {values}
from {table} as t
inner join {states} as states on states.line = t.line
left join seen_again on seen_again.line = t.line
where states.state in ('new', 'changed')
    or (states.state = 'unchanged' and states.version_id is not null and seen_again.line is null)
