-- one row per distinct text, now with the value under the order of the column
update {table}
set value = case when shape = 'num' then {order} else plain end
