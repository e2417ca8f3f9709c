-- one row per total that stands below a table, in ten-thousandths of a minor unit
select c.line as place, {amount} * 10000 + {rest} as stated
from {cells} as c
{joins}
order by place
