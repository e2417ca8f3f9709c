-- one row: the number of a stage, registered
insert into meta.entities
select coalesce(max(entity_id), 0) + 1, 'stage', $identity
from meta.entities
