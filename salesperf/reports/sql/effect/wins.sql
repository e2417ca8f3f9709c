-- one row per deal that is won now and was not before, the largest first
select deals.deal, deals.rep, deals.amount, deals.currency
from is_deals as deals
left join was_deals as before on before.deal_id = deals.deal_id
where deals.status = 1 and coalesce(before.status, 0) <> 1
order by deals.amount desc nulls last, deals.deal_id
