-- one row per line of an order; amount in whole units of the currency, as fine as the file has it
select
    lines.line_id,
    lines.order_id,
    keys.system,
    orders.key as number,
    lines.day,
    lines.to_day,
    (cast(lines.amount as decimal(32, 0)) * 10000 + lines.amount_rest)
    / cast(power(10, currencies.digits + 4) as decimal(38, 0)) as amount,
    currencies.code as currency,
    lines.quantity,
    reps.name as rep,
    accounts.name as account,
    products.name as product,
    regions.name as region,
    sources.name as source,
    lines.deal_id,
    lines.returned
from core.order_lines as lines
inner join raw.order_lines_keys as keys on keys.key_id = lines.line_id
left join raw.orders_keys as orders on orders.key_id = lines.order_id
left join core.ref_reps as ref_reps on ref_reps.ref_id = lines.owner_ref
left join core.reps as reps on reps.rep_id = ref_reps.rep_id
left join core.ref_accounts as ref_accounts on ref_accounts.ref_id = lines.account_ref
left join core.accounts as accounts on accounts.account_id = ref_accounts.account_id
left join core.ref_products as ref_products on ref_products.ref_id = lines.product_ref
left join core.products as products on products.product_id = ref_products.product_id
left join core.labels as regions on regions.label_id = lines.region_id
left join core.labels as sources on sources.label_id = lines.source_id
left join core.currencies as currencies on currencies.currency_id = lines.currency_id
order by lines.line_id
