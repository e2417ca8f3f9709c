-- one row: filled cells, those that are ISO dates, those with a time of day, those with an offset
select
    count({cell}) as filled,
    count(case when {cell} like '____-%' or {cell} like '____/%' then try_cast({cell} as timestamp) end) as iso,
    count(case when length({cell}) > 10 and {cell} not like '%00:00:00%' then 1 end) as timed,
    count(case when length({cell}) > 11 then case when regexp_matches({cell}, '[0-9] ?(Z|UTC|[+-][0-9][0-9]:?[0-9][0-9])$') then 1 end end) as zoned
from {cells} as c
