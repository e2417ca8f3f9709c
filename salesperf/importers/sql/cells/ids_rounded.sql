-- one row: ids of digits only that are longer than fifteen, those with nothing but noughts behind, their noughts
select
    count(case when length({cell}) >= 16 then 1 end) as long,
    count(case when length({cell}) >= 16 and rtrim(substr({cell}, 16), '0') = '' then 1 end) as rounded,
    coalesce(sum(case when length({cell}) >= 16 then length({cell}) - 15 end), 0) as digits
from {cells}
where regexp_matches({cell}, '^[0-9]+$')
