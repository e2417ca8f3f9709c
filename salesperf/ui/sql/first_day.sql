-- one row: the first day on which a dated deal existed (null without any)
select min(created_on) as first_day
from core.spans;
