-- one row per owner, measure, period and currency; amounts in minor units, counts in hundredths without a currency
select
    targets.owner_kind,
    targets.owner_id,
    targets.measure,
    targets.from_day,
    targets.to_day,
    targets.amount,
    targets.version,
    currencies.code as currency
from core.targets as targets
left join core.currencies as currencies on currencies.currency_id = targets.currency_id
order by targets.owner_kind, targets.owner_id, targets.from_day, targets.to_day, targets.measure, currency
