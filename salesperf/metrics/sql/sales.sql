-- one row per order line, or order without priced lines, of a day in the window, as known at the end of as_of
-- what was ordered: the lines of an order, or its header's amount where no line has one; never both
with lines as (
    select
        deal_id,
        owner_ref,
        account_ref,
        product_ref,
        region_id,
        source_id,
        currency_id,
        amount,
        amount_rest,
        day
    from core.order_lines
    where
        day between $since and $until
        and day <= $as_of
        and to_day > $as_of
),

headers as (
    select
        deal_id,
        owner_ref,
        account_ref,
        cast(null as integer) as product_ref,
        region_id,
        source_id,
        currency_id,
        amount,
        amount_rest,
        day
    from core.orders
    where
        day between $since and $until
        and day <= $as_of
        and to_day > $as_of
        and priced_lines = 0
        and (amount is not null or line_count = 0)
),

facts as (
    select
        deal_id,
        owner_ref,
        account_ref,
        product_ref,
        region_id,
        source_id,
        currency_id,
        amount,
        amount_rest,
        day as rate_day,
        day,
        day as team_day
    from lines
    union all
    select
        deal_id,
        owner_ref,
        account_ref,
        product_ref,
        region_id,
        source_id,
        currency_id,
        amount,
        amount_rest,
        day as rate_day,
        day,
        day as team_day
    from headers
)

select
    sum(facts.amount) as amount,
    sum(facts.amount_rest) as amount_rest,
    count(*) as n
from facts
