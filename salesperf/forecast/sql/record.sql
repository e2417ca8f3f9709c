-- one row
-- how many deals are closed at the end of the day, how many of them won, how many deals there are, and the day of the
-- first closing
with standing as (
    select
        status,
        from_day
    from core.spans
    where
        from_day <= $day
        and to_day > $day
)

select
    sum(case when standing.status in (1, 2) then 1 else 0 end) as closed,
    sum(case when standing.status = 1 then 1 else 0 end) as won,
    count(*) as deals,
    min(case when standing.status in (1, 2) then standing.from_day end) as first_day
from standing
