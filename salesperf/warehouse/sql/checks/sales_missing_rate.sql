-- one row per order line, order without priced lines, invoice or payment in another currency whose month has no rate
with amounts as (
    select line_id as number, currency_id, day from core.order_lines where amount is not null and to_day = date '9999-12-31'
    union all
    select order_id as number, currency_id, day
    from core.orders
    where amount is not null and priced_lines = 0 and to_day = date '9999-12-31'
    union all
    select invoice_id as number, currency_id, day from core.invoices where amount is not null and to_day = date '9999-12-31'
    union all
    select payment_id as number, currency_id, day from core.payments where amount is not null and to_day = date '9999-12-31'
),
unpriced as (
    select amounts.number, currencies.code as value
    from amounts
    inner join core.currencies as currencies
        on currencies.currency_id = amounts.currency_id and currencies.code <> $reporting
    left join core.rates as rates
        on rates.currency_id = amounts.currency_id and rates.month = date_trunc('month', amounts.day)
    where amounts.day is not null and rates.currency_id is null
)
select number, value
from unpriced
order by value, number
