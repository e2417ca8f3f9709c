-- one row per rejected row, with all its cells
insert into meta.rejects
select
    $load_id as load_id,
    $file_id as file_id,
    states.line,
    coalesce(t.bad_code, 'row.duplicate') as code,
    case when t.bad_place >= 0 then list_extract($columns::varchar[], t.bad_place + 1) end as column_name,
    t.bad_value as value,
    to_json([{cells_list}, c.extra]) as cells
from {states} as states
inner join {table} as t on t.line = states.line
inner join {cells} as c on c.line = states.line
where states.state = 'rejected'
