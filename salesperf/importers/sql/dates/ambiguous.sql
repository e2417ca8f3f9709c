-- one row per sample of a text that two orders allow
select text, strftime(dmy, '%Y-%m-%d') as day_first, strftime(mdy, '%Y-%m-%d') as month_first
from {table}
where dmy is not null and mdy is not null and dmy <> mdy
order by text
limit 5
