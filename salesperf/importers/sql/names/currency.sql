-- one row where the currency has a number
with known as (
    select currency_id, code from meta.currencies
    union all
    select currency_id, code from {new}
)
select currency_id
from known
where code = $code
