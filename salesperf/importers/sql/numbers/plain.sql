-- one row: cells, plain numbers, those that could be grouped thousands, those that cannot, and the most decimals
-- (a power of ten says nothing of them: it counts as many)
with cells as (
    select
        {cell} as cell,
        case
            when instr({cell}, '.') > 0 then length({cell}) - instr({cell}, '.')
            when {cell} like '%e%' or {cell} like '%E%' then 99
        end as decimals
    from {cells} as c
)
select
    count(cell) as filled,
    count(try_cast(cell as decimal(18, 4))) as plain,
    count(case when decimals = 3 then 1 end) as grouped,
    count(case when decimals <> 3 or (decimals = 3 and ltrim(cell, '+- ') like '0%') then 1 end) as sure,
    max(decimals) as decimals
from cells
