-- one row per payment of a day in the window, as known at the end of as_of
-- what was paid, by the day of each payment
with facts as (
    select
        deal_id,
        owner_ref,
        account_ref,
        region_id,
        source_id,
        currency_id,
        amount,
        amount_rest,
        payments.day as rate_day,
        payments.day,
        payments.day as team_day
    from core.payments as payments
    where
        payments.day between $since and $until
        and payments.day <= $as_of
        and payments.to_day > $as_of
)

select
    sum(facts.amount) as amount,
    sum(facts.amount_rest) as amount_rest,
    count(*) as n
from facts
