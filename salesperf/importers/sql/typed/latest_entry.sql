-- one row: the latest stated stage entry that is not after today
select max(case when cast(entered_at as date) <= $today then cast(entered_at as date) end) as day
from {table}
