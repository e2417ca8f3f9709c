-- one row: how many good rows of a table lack what is required
select count(*) as rows_
from {table} as t
inner join {cells} as c on c.line = t.line
where t.bad_code is null and {condition}
