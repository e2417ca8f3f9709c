-- one row per distinct text of a column of currencies
select distinct {cell} as text
from {cells} as c
order by text
