-- one row per account of the deal, as it was at the end of the day
select customers.account_id
from core.spans as spans
inner join core.ref_accounts as customers on customers.ref_id = spans.account_ref
where
    spans.deal_id = $deal
    and spans.from_day <= $as_of
    and spans.to_day > $as_of
order by customers.account_id
