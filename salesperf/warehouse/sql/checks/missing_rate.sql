-- one row per deal in another currency whose month has no exchange rate
with newest as (
    select max(as_of) as as_of
    from meta.loads
    where state = 'active'
),
foreign_deals as (
    select
        spans.deal_id,
        spans.currency_id,
        currencies.code,
        cast(date_trunc('month', case when spans.status = 0 then newest.as_of else spans.closed_on end) as date) as month
    from core.spans as spans
    inner join newest on newest.as_of is not null
    inner join core.currencies as currencies
        on currencies.currency_id = spans.currency_id and currencies.code <> $reporting
    where spans.to_day = date '9999-12-31' and spans.amount is not null
),
unpriced as (
    select foreign_deals.deal_id, foreign_deals.code
    from foreign_deals
    left join core.rates as rates
        on rates.currency_id = foreign_deals.currency_id and rates.month = foreign_deals.month
    where rates.currency_id is null
)
select deal_id, code as value
from unpriced
order by code, deal_id
