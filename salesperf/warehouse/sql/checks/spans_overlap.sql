-- one row per span that begins before the one before it ends
with ordered as (
    select deal_id, from_day, lag(to_day) over (partition by deal_id order by from_day) as before
    from core.spans
)
select deal_id, cast(from_day as varchar) as value
from ordered
where before > from_day
order by deal_id, from_day
