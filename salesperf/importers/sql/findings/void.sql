-- one row: how many rows do not count in figures
select count(*) as rows_
from {table}
where bad_code is null and ({condition})
