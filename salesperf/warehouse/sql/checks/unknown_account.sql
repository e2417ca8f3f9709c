-- one row per deal whose account is in no account list
select spans.deal_id, accounts.name as value
from core.spans as spans
inner join core.ref_accounts as ref_accounts on ref_accounts.ref_id = spans.account_ref
inner join core.accounts as accounts on accounts.account_id = ref_accounts.account_id
where spans.to_day = date '9999-12-31' and not accounts.known and exists (select 1 from core.accounts as listed where listed.known)
order by accounts.name, spans.deal_id
