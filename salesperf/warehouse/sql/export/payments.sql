-- one row per payment
select
    payments.payment_id,
    keys.system,
    keys.key as number,
    payments.order_id,
    payments.invoice_id,
    payments.day,
    payments.to_day,
    cast(payments.amount as decimal(38, 0)) / cast(power(10, currencies.digits) as decimal(38, 0)) as amount,
    currencies.code as currency,
    reps.name as rep,
    accounts.name as account,
    payments.deal_id
from core.payments as payments
inner join raw.payments_keys as keys on keys.key_id = payments.payment_id
left join core.ref_reps as ref_reps on ref_reps.ref_id = payments.owner_ref
left join core.reps as reps on reps.rep_id = ref_reps.rep_id
left join core.ref_accounts as ref_accounts on ref_accounts.ref_id = payments.account_ref
left join core.accounts as accounts on accounts.account_id = ref_accounts.account_id
left join core.currencies as currencies on currencies.currency_id = payments.currency_id
order by payments.payment_id
