-- one row: the cells that hold one of the words, such as an error value of a spreadsheet
select count(*) as n
from {cells}
where {cell} in (select unnest($words))
