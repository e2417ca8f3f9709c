-- one row per fact, in the reporting currency
-- its amount at the rate of its month, rounded half up once, halves away from zero; without a rate it has no amount and
-- counts as unconverted. Products of amount and rate need 38 digits, hence the wide type.
select
    case
        when facts.currency_id = reporting.currency_id then facts.amount
        when facts.amount >= 0 then cast(
            (2 * (cast(facts.amount as hugeint) * 10000 + facts.amount_rest) * rates.num + rates.den * 10000)
            // (2 * cast(rates.den as hugeint) * 10000) as bigint
        )
        else -cast(
            (-2 * (cast(facts.amount as hugeint) * 10000 + facts.amount_rest) * rates.num + rates.den * 10000)
            // (2 * cast(rates.den as hugeint) * 10000) as bigint
        )
    end as amount,
    case
        when facts.currency_id = reporting.currency_id and facts.amount is not null then facts.amount_rest
        else 0
    end as amount_rest,
    case
        when facts.amount is null or facts.currency_id = reporting.currency_id or rates.num is not null then 0
        else 1
    end as unconverted
from facts
left join core.currencies as reporting on reporting.code = $currency
left join core.rates as rates
    on rates.currency_id = facts.currency_id
    and rates.month = date_trunc('month', facts.rate_day)
