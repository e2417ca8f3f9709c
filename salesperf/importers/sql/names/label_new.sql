-- one row: the label with its provisional number
insert into {new}
with known as (
    select label_id from meta.labels
    union all
    select label_id from {new}
)
select coalesce(max(label_id), 0) + 1 as label_id, $kind, $name
from known
