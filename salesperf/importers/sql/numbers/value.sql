-- one row per distinct text, now with the value under the style of the column
update {table}
set value = try_cast({source} as decimal(28, 8))
