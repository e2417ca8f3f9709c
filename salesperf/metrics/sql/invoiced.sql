-- one row per invoice of a day in the window, as known at the end of as_of
-- what was invoiced, by the day of each invoice
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
        day as rate_day,
        day,
        day as team_day
    from core.invoices
    where
        day between $since and $until
        and day <= $as_of
        and to_day > $as_of
)

select
    sum(facts.amount) as amount,
    sum(facts.amount_rest) as amount_rest,
    count(*) as n
from facts
