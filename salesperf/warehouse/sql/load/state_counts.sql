-- one row per state that occurs
select state, count(*) as rows_
from {states}
group by state
order by state
