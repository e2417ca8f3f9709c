-- one row: cells of which digits are lost, their different texts, one of them
select count(*) as n, count(distinct {cell}) as texts, min({cell}) as example
from {cells}
where {damaged}
