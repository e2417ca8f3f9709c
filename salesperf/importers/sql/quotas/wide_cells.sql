-- one row per row of a wide table and column of a period or a total, with its days, measure and amount
create or replace table {table} as
select
    t.line,
    cast(t.shape as integer) as place,
    t.bad_code,
    case when t.bad_place = {amount_place} then cast(t.shape as integer) else t.bad_place end as bad_place,
    t.bad_value,
    p.from_day,
    p.to_day,
    coalesce(p.measure_id, {measure}) as measure_id,
    p.sums,
    case when {scale} > 1 then t.amount // {scale} else t.amount end as amount,
    case when {scale} > 1 then 0 else t.amount_rest end as amount_rest
from {rows} as t
left join {periods} as p on p.month = t.shape and p.year = {year}
where not coalesce(p.sums, false) or t.bad_code is null
