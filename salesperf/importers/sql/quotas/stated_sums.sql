-- one row per total that stands below a table, in ten-thousandths of a minor unit
with read as (
    select c.line, c.c0{parsed}
    from {cells} as c
)
select c.line as place, {amount} * 10000 + {rest} as stated
from read as c
{joins}
order by place
