-- one row: how many rows have both days, and how many of them do not begin and end on the first of a month
select
    count(case when from_day is not null and to_day is not null then 1 end) as n,
    count(case when extract(day from from_day) <> 1 or extract(day from to_day) <> 1 or to_day <= from_day then 1 end) as others
from {table}
