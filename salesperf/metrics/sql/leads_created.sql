-- one row per lead created in the window, as known at the end of as_of
-- how many leads were created
with facts as (
    select
        deal_id,
        owner_ref,
        source_id,
        day as day,
        day as team_day
    from core.leads
    where
        day between $since and $until
        and day <= $as_of
        and to_day > $as_of
)

select count(*) as n
from facts
