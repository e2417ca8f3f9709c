-- one row per rep who belonged to one of the teams on some day of the window
with matching as (
    select rep_id
    from core.memberships
    where
        team_id in (select unnest($teams))
        and from_day <= $until
        and to_day > $since
)

select distinct rep_id
from matching
order by rep_id
