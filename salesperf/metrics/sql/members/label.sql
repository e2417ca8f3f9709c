-- one row per label of the kind
select
    label_id as id,
    name,
    true as listed
from core.labels
where kind = $kind
order by label_id
