-- one row per row that repeats another row of the file
select states.line, t.key, states.state
from {states} as states
inner join {table} as t on t.line = states.line
where states.note = 'duplicate'
order by states.line
limit $most
