-- one row per measure that has targets in the days asked for, with the first and the last of their days
select
    measure,
    min(from_day) as first_day,
    max(to_day) as after_last_day
from core.targets
where
    from_day >= $since
    and to_day <= $after_until
group by measure
order by measure
