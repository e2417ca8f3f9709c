-- one row per target in another currency whose month has no exchange rate
with foreign_targets as (
    select
        targets.owner_kind,
        targets.owner_id,
        targets.measure,
        targets.from_day,
        targets.to_day,
        targets.currency_id,
        currencies.code,
        cast(date_trunc('month', targets.from_day) as date) as month
    from core.targets as targets
    inner join core.currencies as currencies
        on currencies.currency_id = targets.currency_id and currencies.code <> $reporting
),
unpriced as (
    select
        coalesce(foreign_targets.owner_id, 0) as deal_id,
        foreign_targets.code as value,
        foreign_targets.owner_kind,
        foreign_targets.measure,
        foreign_targets.from_day,
        foreign_targets.to_day
    from foreign_targets
    left join core.rates as rates
        on rates.currency_id = foreign_targets.currency_id and rates.month = foreign_targets.month
    where rates.currency_id is null
)
select deal_id, value
from unpriced
order by value, owner_kind, deal_id, measure, from_day, to_day
