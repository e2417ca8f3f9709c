-- one row per currency and status of the list
select
    currencies.code as currency,
    facts.status,
    count(*) as n,
    sum(facts.amount) as amount,
    sum(facts.amount_rest) as amount_rest,
    sum(facts.value) as value,
    sum(facts.value_rest) as value_rest,
    sum(facts.unconverted) as unconverted
from facts
left join core.currencies as currencies on currencies.currency_id = facts.currency_id
group by currencies.code, facts.status
order by currencies.code nulls last, facts.status
