-- one row per account
select account_id, name, industry, region, known
from core.accounts
order by account_id
