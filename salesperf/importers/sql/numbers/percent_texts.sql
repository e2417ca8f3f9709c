-- one row: the largest percentage and how many carry a sign
select max(abs(value)) as largest, count(case when unit = '%' then 1 end) as signed
from {table}
