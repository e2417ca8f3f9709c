-- one row per stage that enough deals went on from
-- one and a half times the mean of the stays that went on from it (10 or more in the last 12 months), in quarter
-- hours, rounded down, which whole days cannot tell from the exact line
with finished as (
    select
        stage_id,
        hours,
        count(*) as n
    from core.visits
    where
        hours is not null
        and left_at >= $after_year_ago
        and left_at < $after_day
        and (next_status = 1 or (next_status = 0 and next_position > position))
    group by stage_id, hours
),

lines as (
    select
        stage_id,
        (6 * sum(hours * n)) // sum(n) as quarter_hours
    from finished
    group by stage_id
    having sum(n) >= 10
)

select
    stage_id,
    quarter_hours
from lines
order by stage_id
