-- one row per load made up to a day
select *
from meta.loads
where cast(loaded_at as date) <= $day
