-- one row where a cell holds a word that means nothing
select 1 as found
from {cells}
where {cell} in (select unnest($words))
limit 1
