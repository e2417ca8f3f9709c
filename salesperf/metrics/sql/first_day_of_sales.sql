-- one row
-- the first day on which anything was ordered, invoiced or paid, or a lead came in; null without any
with firsts as (
    select min(day) as day from core.order_lines
    union all
    select min(day) as day from core.orders
    union all
    select min(day) as day from core.invoices
    union all
    select min(day) as day from core.payments
    union all
    select min(day) as day from core.leads
)

select min(day) as first_day
from firsts
