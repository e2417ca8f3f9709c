-- one row: filled cells of a column of ids; those with a power of ten, those that end in a point and noughts, very
-- long ones, and long ones that end in a nought
select
    count({cell}) as filled,
    count(case when {cell} like '%E%' or {cell} like '%e+%' then 1 end) as powers,
    count(case when {cell} like '%.0' or {cell} like '%.00' then 1 end) as pointed,
    count(case when length({cell}) >= 16 then 1 end) as long,
    count(case when length({cell}) >= 16 and {cell} like '%0' then 1 end) as noughts
from {cells}
