-- one row per day on which deals were won, of those drawn by their number
-- what they brought in one currency, in minor units, as known at the end of as_of
with won as (
    select
        closed_on as day,
        amount
    from core.spans
    where
        from_day <= $as_of
        and to_day > $as_of
        and status = 1
        and closed_on between $since and $as_of
        and currency_id = $currency_id
        and (deal_id * 2654435761) % 1048576 < $share
)

select
    day,
    sum(amount) as amount
from won
group by day
order by day
