-- one row per sample of a text that the styles read differently
select text, cast(point_value as varchar) as as_point, cast(comma_value as varchar) as as_comma
from {table}
where point_value is distinct from comma_value
order by text
limit 5
