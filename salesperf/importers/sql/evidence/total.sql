-- one row: the sum of a column of amounts in ten-thousandths of a minor unit, and how many cells it has
select cast(sum(cast($column as hugeint) * 10000 + coalesce($rest, 0)) as hugeint) as total, count($column) as n
from $rows
