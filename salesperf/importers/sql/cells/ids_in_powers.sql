-- one row: cells that show a number with its power of ten
select count(case when regexp_matches({cell}, $power) then 1 end) as n
from {cells}
