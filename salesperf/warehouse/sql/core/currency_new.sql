-- one row: a currency, registered
insert into meta.currencies (currency_id, code, digits)
select coalesce(max(currency_id), 0) + 1, $code, $digits
from meta.currencies
