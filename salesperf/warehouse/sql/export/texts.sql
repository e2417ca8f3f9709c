-- one row per column of text
select column_name
from information_schema.columns
where table_name = 'exported' and data_type = 'VARCHAR'
order by ordinal_position
