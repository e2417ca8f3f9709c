-- one row per column of amounts: their sum in ten-thousandths of a minor unit, over rows that are not rejected
select {place} as place, sum(amount * 10000 + amount_rest) as summed
from {table}
where amount is not null and line in (select line from {rows} where bad_code is null)
group by {place}
order by place
