-- one row per currency
select
    currency_id as id,
    code as name,
    false as listed
from core.currencies
order by currency_id
