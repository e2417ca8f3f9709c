-- one row per invoice
select
    invoices.invoice_id,
    keys.system,
    keys.key as number,
    invoices.order_id,
    invoices.day,
    invoices.due_on,
    invoices.to_day,
    cast(invoices.amount as decimal(38, 0)) / cast(power(10, currencies.digits) as decimal(38, 0)) as amount,
    currencies.code as currency,
    reps.name as rep,
    accounts.name as account,
    invoices.deal_id
from core.invoices as invoices
inner join raw.invoices_keys as keys on keys.key_id = invoices.invoice_id
left join core.ref_reps as ref_reps on ref_reps.ref_id = invoices.owner_ref
left join core.reps as reps on reps.rep_id = ref_reps.rep_id
left join core.ref_accounts as ref_accounts on ref_accounts.ref_id = invoices.account_ref
left join core.accounts as accounts on accounts.account_id = ref_accounts.account_id
left join core.currencies as currencies on currencies.currency_id = invoices.currency_id
order by invoices.invoice_id
