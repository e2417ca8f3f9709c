-- one row: the next free number of a table
select coalesce(max({column}), 0) + 1 as number
from {table}
