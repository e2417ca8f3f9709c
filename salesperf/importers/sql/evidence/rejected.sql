-- one row per rejected row of a file: where, why, and all its cells
select
    states.line,
    coalesce(typed.bad_code, 'row.duplicate') as code,
    typed.bad_place,
    typed.bad_value,
    list_value(*columns(cells.* exclude (line, extra))) as row_cells
from $states as states
inner join $rows as typed on typed.line = states.line
inner join $cells as cells on cells.line = states.line
where states.state = 'rejected'
order by states.line
limit $most
