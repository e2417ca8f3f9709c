-- one row
-- how many currencies there are besides the reporting one
select count(*) as n
from core.currencies
where code <> $currency
