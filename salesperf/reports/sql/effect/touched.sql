-- one row: deals known in both pictures that changed, and all changes in them
select count(distinct deal_id) as deals, count(*) as changes
from changes
where kind not in ('new', 'removed')
