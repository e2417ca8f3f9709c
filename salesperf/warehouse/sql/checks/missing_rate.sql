-- one row per deal in another currency whose month has no exchange rate
with newest as (
    select max(as_of) as as_of
    from meta.loads
    where state = 'active'
)
select spans.deal_id, currencies.code as value
from core.spans as spans
inner join newest on newest.as_of is not null
inner join core.currencies as currencies on currencies.currency_id = spans.currency_id and currencies.code <> $reporting
left join core.rates as rates
    on rates.currency_id = spans.currency_id
    and rates.month = cast(date_trunc('month', case when spans.status = 0 then newest.as_of else spans.closed_on end) as date)
where spans.to_day = date '9999-12-31' and spans.amount is not null and rates.currency_id is null
order by currencies.code, spans.deal_id
