-- one row: how many cells of a column are left out
select count(*) as cells
from {cells} as c
{joins}
where {condition}
