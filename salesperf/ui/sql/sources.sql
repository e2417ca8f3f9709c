-- one row per source of deals, by name
select label_id as id, name
from core.labels
where kind = 'source'
order by name, label_id;
