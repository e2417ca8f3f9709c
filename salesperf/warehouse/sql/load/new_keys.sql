-- one row per record that is met for the first time
insert into {new_keys}
select distinct states.key_id, $system, t.key
from {states} as states
inner join {table} as t on t.line = states.line
left join {keys} as known on known.key_id = states.key_id
where states.key_id is not null and known.key_id is null
