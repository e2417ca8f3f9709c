-- one row: cells that are a whole number with or without a point and noughts, different texts, different numbers
select
    count(case when regexp_matches({cell}, $pointed) then 1 end) as fitting,
    count(distinct {cell}) as texts,
    count(distinct case when regexp_matches({cell}, $pointed) then split_part({cell}, '.', 1) end) as numbers
from {cells}
