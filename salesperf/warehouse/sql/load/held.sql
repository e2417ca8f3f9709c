-- one row per row of a file
select key
from {table}
