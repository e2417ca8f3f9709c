-- one row per column that an older file lacks
alter table {raw} add column {name} {type}
