-- one row per stage that enough deals went on from
-- the third quartile of the stays that went on from it (10 or more in the last 12 months), in quarter hours, which it
-- always meets exactly
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

ranked as (
    select
        stage_id,
        hours,
        sum(n) over (partition by stage_id order by hours rows unbounded preceding) as upto,
        sum(n) over (partition by stage_id) as total
    from finished
),

neighbours as (
    select
        stage_id,
        max(total) as total,
        min(case when 4 * upto > 3 * (total - 1) then hours end) as lower_hours,
        min(case when 4 * (upto - 1) > 3 * (total - 1) then hours end) as upper_hours
    from ranked
    group by stage_id
),

lines as (
    select
        stage_id,
        4 * lower_hours + ((3 * (total - 1)) % 4) * (coalesce(upper_hours, lower_hours) - lower_hours) as quarter_hours
    from neighbours
    where total >= 10
)

select
    stage_id,
    quarter_hours
from lines
order by stage_id
