-- one row
-- the first day on which anything in the data happened; null without data
with days as (
    select
        min(case when from_day > date '0001-01-01' then from_day end) as from_day,
        min(created_on) as created_on,
        min(closed_on) as closed_on
    from core.spans
)

select least(from_day, created_on, closed_on) as first_day
from days
