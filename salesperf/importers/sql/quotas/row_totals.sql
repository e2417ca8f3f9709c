-- one row per column of totals: the rows that state one, those whose periods add up to something else, the first of these
with parts as (
    select totals.line, totals.place, totals.amount * 10000 + totals.amount_rest as stated, sum(cells.amount * 10000 + cells.amount_rest) as summed
    from {spread} as totals
    inner join {rows} as t on t.line = totals.line and t.bad_code is null
    left join {spread} as cells
        on cells.line = totals.line
        and not cells.sums
        and cells.amount is not null
        and (totals.from_day is null or (cells.from_day >= totals.from_day and cells.to_day <= totals.to_day))
    where totals.sums and totals.amount is not null
    group by totals.line, totals.place, totals.amount, totals.amount_rest
)
select
    place,
    count(*) as stated,
    count(case when stated <> coalesce(summed, 0) then 1 end) as other,
    min(case when stated <> coalesce(summed, 0) then line end) as first_line
from parts
group by place
order by place
