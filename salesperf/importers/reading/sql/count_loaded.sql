-- one row: how many records were loaded, and the last row number
select count(*) as records, coalesce(max(rowid) + 1, 0) as places
from $target
