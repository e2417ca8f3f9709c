-- one row per lead converted in the window, as known at the end of as_of
-- how many leads were converted
with facts as (
    select
        deal_id,
        owner_ref,
        source_id,
        converted_on as day,
        converted_on as team_day
    from core.leads
    where
        converted_on between $since and $until
        and converted_on <= $as_of
        and to_day > $as_of
)

select count(*) as n
from facts
