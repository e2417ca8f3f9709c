-- one row per currency and month of closing: what the won deals of it are worth together, and its exchange rate
-- what a load did to bookings is the difference of two of these sums; deals without a rate are left to the caller
with won as (
    select
        spans.currency_id,
        cast(date_trunc('month', spans.closed_on) as date) as month,
        sum(spans.amount) as amount
    from core.spans as spans
    where spans.to_day = date '9999-12-31' and spans.status = 1 and spans.amount is not null
    group by spans.currency_id, cast(date_trunc('month', spans.closed_on) as date)
),
rated as (
    select currencies.code, won.month, cast(won.amount as bigint) as amount, rates.num, rates.den
    from won
    inner join meta.currencies as currencies on currencies.currency_id = won.currency_id
    left join core.rates as rates on rates.currency_id = won.currency_id and rates.month = won.month
)
select code, amount, num, den
from rated
order by code, month
