-- one row per currency that has no number yet
insert into meta.currencies (currency_id, code, digits)
select coalesce(max(currency_id), 0) + 1, $code, $digits
from meta.currencies
