-- one row: texts with a time of day, texts with an offset
select
    count(case when (clocked or shape = 'serial') and value <> date_trunc('day', value) then 1 end) as clocks,
    count(case when zone <> '' or shape = 'epoch' then 1 end) as zones
from {table}
