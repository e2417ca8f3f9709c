-- one row: days from creation to closing, the median of the won deals
select
    null as member,
    quantile_cont(closed - created, 0.5) as value
from deals
where status = 'Won'
