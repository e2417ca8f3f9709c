-- one row per rejected row
select states.line, coalesce(t.bad_code, 'row.duplicate') as code, t.bad_place, t.bad_value
from {states} as states
inner join {table} as t on t.line = states.line
where states.state = 'rejected'
order by states.line
limit $most
