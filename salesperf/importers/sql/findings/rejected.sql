-- one row per rejected row that is at fault itself (one that a later row replaces is told among the duplicates)
select states.line, t.bad_code as code, t.bad_place, t.bad_value
from {states} as states
inner join {table} as t on t.line = states.line
where states.state = 'rejected' and t.bad_code is not null
order by states.line
limit $most
