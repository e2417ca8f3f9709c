-- one row per currency and month
select currency_id, month, num, den
from core.rates
order by currency_id, month
