-- one row: the least number of months between two dates of one owner
with dated as (
    select distinct {owner} as owner, extract(year from month + interval 3 day) * 12 + extract(month from month + interval 3 day) as month
    from {table}
    where month is not null
),
gaps as (
    select month - lag(month) over (partition by owner order by month) as months
    from dated
)
select min(months) as months
from gaps
