-- one row: the latest day of a column that is not after today
select max(case when {value} <= $today then {value} end) as day
from {table}
where bad_code is null
