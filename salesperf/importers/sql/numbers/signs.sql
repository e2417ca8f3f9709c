-- one row per distinct sign or code of a currency in a column of amounts
select distinct regexp_extract({cell}, '[A-Z]{1,2}\$|[$＄€£￡¥￥₹₩₽฿元]|zł|Kč|[A-Z]{3}') as sign
from {cells} as c
where regexp_matches({cell}, '[0-9０-９]') and try_cast({cell} as decimal(18, 4)) is null
order by sign
