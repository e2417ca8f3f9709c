-- one row per different texts of year, quarter and month
select distinct coalesce({year}, '') as year, coalesce({quarter}, '') as quarter, coalesce({month}, '') as month
from {cells} as c
order by year, quarter, month
limit $most
