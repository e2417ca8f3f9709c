-- one row per day that periods are dated with
select distinct month as day
from {table}
where month is not null
order by day
limit $most
