-- one row: the largest percentage; none carries a sign
select max(abs(try_cast({cell} as decimal(18, 4)))) as largest, 0 as signed
from {cells} as c
