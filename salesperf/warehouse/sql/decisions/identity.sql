-- one row: the identity by which decisions name a rep
select identity
from meta.entities
where kind = 'rep' and entity_id = $rep_id
order by identity
