-- one row per month: what was won in it, in cents
select
    strftime(closed, '%Y-%m') as member,
    sum(amount) * 100 as value
from deals
where status = 'Won'
group by all
order by all
