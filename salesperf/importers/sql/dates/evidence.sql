-- one row: distinct texts by the orders that they allow
select
    count(case when shape = 'num' and dmy is not null and mdy is null then 1 end) as only_dmy,
    count(case when shape = 'num' and mdy is not null and dmy is null then 1 end) as only_mdy,
    count(case when dmy is not null and mdy is not null and dmy <> mdy then 1 end) as both_,
    count(case when (shape = 'num' and mdy is null and dmy is null) or (shape <> 'num' and plain is null) then 1 end) as neither,
    count(plain) as plain
from {table}
