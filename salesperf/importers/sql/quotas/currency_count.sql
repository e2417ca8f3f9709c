-- one row: how many currencies the amounts have
select count(distinct currency_id) as n
from {table}
