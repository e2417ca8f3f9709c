-- one row: how many of the new deals are open, won, lost
select
    count(case when is_status = 0 then 1 end) as open_deals,
    count(case when is_status = 1 then 1 end) as won_deals,
    count(case when is_status = 2 then 1 end) as lost_deals
from changes
where kind = 'new'
