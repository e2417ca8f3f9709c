-- one row: the currency with its provisional number
insert into {new}
with known as (
    select currency_id from meta.currencies
    union all
    select currency_id from {new}
)
select coalesce(max(currency_id), 0) + 1 as currency_id, $code, $digits
from known
