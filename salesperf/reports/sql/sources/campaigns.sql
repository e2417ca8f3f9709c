-- one row per campaign with a cost that ran on a day of the window: its days, its cost, and the rate of its first month
with dated as (
    select
        campaign_id,
        source,
        cost,
        currency_id,
        coalesce(start_on, end_on) as first_day,
        coalesce(end_on, start_on) as last_day
    from core.campaigns
    where cost is not null
),

running as (
    select
        dated.campaign_id,
        dated.source,
        dated.cost,
        dated.first_day,
        dated.last_day,
        currencies.code as currency,
        rates.num,
        rates.den
    from dated
    left join core.currencies as currencies on currencies.currency_id = dated.currency_id
    left join core.rates as rates
        on rates.currency_id = dated.currency_id
        and rates.month = date_trunc('month', dated.first_day)
    where
        dated.first_day <= $until
        and dated.last_day >= $since
        and dated.first_day <= dated.last_day
)

select
    source,
    cost,
    first_day,
    last_day,
    currency,
    num,
    den
from running
order by campaign_id
