-- one row per label, provisional ones included
select label_id, kind, name from meta.labels
union all
select label_id, kind, name from {new}
