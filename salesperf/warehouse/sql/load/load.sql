-- one row: the load
insert into meta.loads (load_id, loaded_at, loaded_by, as_of, as_of_from, state, changed_at, revision)
select $load_id, $at, $by, $as_of, $as_of_from, 'active', cast(null as timestamp), value + 1
from meta.state
where name = 'revision'
