-- one row per kind of movement of the open deals between two pictures, currency, and exchange rate of the month
-- start and end are what is open in either picture; a deal moves once: what it was worth goes, what it is worth comes
with pairs as (
    select
        before.status as was_status,
        after.status as is_status,
        before.currency as was_currency,
        after.currency as is_currency,
        case when before.status = 0 then coalesce(before.amount, 0) end as was_amount,
        case when after.status = 0 then coalesce(after.amount, 0) end as is_amount
    from was_deals as before
    full join is_deals as after on after.deal_id = before.deal_id
    where before.status = 0 or after.status = 0
),
kinds as (
    select
        case
            when was_status = 0 and is_status = 0 and is_amount > was_amount then 'increased'
            when was_status = 0 and is_status = 0 and is_amount < was_amount then 'decreased'
            when was_status = 0 and is_status = 0 then 'same'
            when was_status = 0 and is_status = 1 then 'won'
            when was_status = 0 and is_status = 2 then 'lost'
            when was_status = 0 then 'removed'
            when was_status is null then 'new'
            else 'reopened'
        end as kind,
        pairs.*
    from pairs
),
sides as (
    select kind, was_currency as code, -was_amount as amount, case when is_amount is null then 1 else 0 end as deals
    from kinds
    where was_amount is not null
    union all
    select kind, is_currency as code, is_amount as amount, 1 as deals from kinds where is_amount is not null
    union all
    select 'start' as kind, was_currency as code, was_amount as amount, 1 as deals from kinds where was_amount is not null
    union all
    select 'end' as kind, is_currency as code, is_amount as amount, 1 as deals from kinds where is_amount is not null
),
summed as (
    select kind, code, cast(sum(amount) as bigint) as amount, cast(sum(deals) as bigint) as deals
    from sides
    where kind <> 'same'
    group by kind, code
)
select summed.kind, summed.code, summed.amount, summed.deals, rates.num, rates.den
from summed
left join meta.currencies as currencies on currencies.code = summed.code
left join core.rates as rates
    on rates.currency_id = currencies.currency_id and rates.month = cast(date_trunc('month', cast($day as date)) as date)
order by summed.kind, summed.code
