-- one row per row of a table of what period each date stands for, with the days of the period
create or replace table {table} as
select
    t.line,
    t.key,
    coalesce(t.bad_code, case when p.from_day is null then 'target.period' end) as bad_code,
    case when t.bad_code is null then {place} else t.bad_place end as bad_place,
    case when t.bad_code is null then t.period else t.bad_value end as bad_value,
    t.month,
    t.period,
    p.from_day,
    p.to_day
from {rows} as t
left join {periods} as p on p.month = t.period
