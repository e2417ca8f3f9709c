-- one row per kind of change: changes, and the deals that have one
select kind, count(*) as changes, count(distinct deal_id) as deals
from changes
group by kind
order by kind
