-- one row per different text of a column
select distinct {cell} as text
from {cells} as c
where {cell} is not null
order by text
limit $most
