-- one row per distinct text, a percentage now without a value: it is no amount
update {table}
set value = null
where unit = '%'
