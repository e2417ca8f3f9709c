-- one row per deal that is won now and was not before, the largest first, at most so many
-- beside each: how many there are, their sum in the reporting currency, how many are in another
with won as (
    select deals.deal_id, deals.deal, deals.rep, deals.amount, deals.currency
    from is_deals as deals
    left join was_deals as before on before.deal_id = deals.deal_id
    where deals.status = 1 and coalesce(before.status, 0) <> 1
),

counted as (
    select
        count(*) as n,
        cast(sum(case when won.currency = $reporting then won.amount end) as bigint) as together,
        sum(case when won.amount is not null and won.currency <> $reporting then 1 else 0 end) as others
    from won
)
select
    won.deal,
    won.rep,
    won.amount,
    won.currency,
    counted.n,
    counted.together,
    counted.others
from won
cross join counted
order by won.amount desc nulls last, won.deal_id
limit $most
