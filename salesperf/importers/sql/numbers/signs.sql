-- one row per distinct sign or code of a currency in a column of amounts
select distinct regexp_extract({cell}, 'R\$|HK\$|US\$|[$€£¥￥₹₩元]|[A-Z]{3}') as sign
from {cells} as c
where {cell} is not null and try_cast({cell} as decimal(18, 4)) is null
order by sign
