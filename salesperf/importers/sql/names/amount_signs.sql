-- one row per distinct text of a column of amounts, with the sign or code of a currency in it
select distinct {cell} as text, regexp_extract({cell}, '[A-Z]{1,2}\$|[$＄€£￡¥￥₹₩₽฿元]|zł|Kč|[A-Z]{3}') as sign
from {cells} as c
where {cell} is not null
order by text
