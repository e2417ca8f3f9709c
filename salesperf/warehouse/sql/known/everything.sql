-- one row per row of a table
select *
from {table}
