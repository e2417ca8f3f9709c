-- one row per order of which a header is known
select
    orders.order_id,
    keys.system,
    keys.key as number,
    orders.day,
    orders.to_day,
    cast(orders.amount as decimal(38, 0)) / cast(power(10, currencies.digits) as decimal(38, 0)) as amount,
    currencies.code as currency,
    reps.name as rep,
    accounts.name as account,
    regions.name as region,
    sources.name as source,
    orders.deal_id,
    orders.returned,
    orders.line_count
from core.orders as orders
inner join raw.orders_keys as keys on keys.key_id = orders.order_id
left join core.ref_reps as ref_reps on ref_reps.ref_id = orders.owner_ref
left join core.reps as reps on reps.rep_id = ref_reps.rep_id
left join core.ref_accounts as ref_accounts on ref_accounts.ref_id = orders.account_ref
left join core.accounts as accounts on accounts.account_id = ref_accounts.account_id
left join core.labels as regions on regions.label_id = orders.region_id
left join core.labels as sources on sources.label_id = orders.source_id
left join core.currencies as currencies on currencies.currency_id = orders.currency_id
order by orders.order_id
