-- one row: rows, readable rows, different keys among them
select
    count(*) as rows_,
    count(case when bad_code is null then 1 end) as good,
    count(distinct case when bad_code is null then key end) as keys
from {table}
