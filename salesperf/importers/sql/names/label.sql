-- one row where the label has a number
with known as (
    select label_id, kind, name from meta.labels
    union all
    select label_id, kind, name from {new}
)
select label_id
from known
where kind = $kind and name = $name
