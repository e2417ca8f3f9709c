-- one row per text that names an account whose name holds the words searched for
select customers.ref_id
from core.ref_accounts as customers
inner join core.accounts as accounts on accounts.account_id = customers.account_id
where contains(lower(accounts.name), $search)
