-- one row per text that names an owner
delete from core.ref_reps;
insert into core.ref_reps (ref_id, rep_id)
select owner_refs.ref_id, entities.entity_id as rep_id
from owner_refs
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = owner_refs.identity;
