-- one row per account
select
    account_id as id,
    name,
    true as listed
from core.accounts
order by account_id
