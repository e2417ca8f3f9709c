-- one row per cell that only one order allows
select c.line, m.text, m.dmy is null as month_first
from {cells} as c
inner join {table} as m on m.text = {cell}
where m.shape = 'num' and (m.dmy is null) <> (m.mdy is null)
order by c.line
