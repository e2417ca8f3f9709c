-- one row: the label of a stage's name, registered
insert into meta.labels
select coalesce(max(label_id), 0) + 1, 'stage', $name
from meta.labels
