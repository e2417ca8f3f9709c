-- one row per target of a wide table whose row is not rejected
create or replace table {table} as
select spread.line, spread.measure_id, spread.from_day, spread.to_day, spread.amount, spread.amount_rest
from {spread} as spread
inner join {rows} as t on t.line = spread.line and t.bad_code is null
where spread.amount is not null and not spread.sums
