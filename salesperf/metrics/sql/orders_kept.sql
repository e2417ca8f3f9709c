-- one row per order and line of it of a day in the window, as known at the end of as_of
-- how many orders there were that were not returned: each once, whether its header or its lines are known; a line without one is its own order
with lines as (
    select
        coalesce(order_id, -line_id) as order_id,
        deal_id,
        owner_ref,
        account_ref,
        product_ref,
        region_id,
        source_id,
        currency_id,
        day
    from core.order_lines
    where
        day between $since and $until
        and day <= $as_of
        and to_day > $as_of
        and not returned
),

headers as (
    select
        order_id,
        deal_id,
        owner_ref,
        account_ref,
        cast(null as integer) as product_ref,
        region_id,
        source_id,
        currency_id,
        day
    from core.orders
    where
        day between $since and $until
        and day <= $as_of
        and to_day > $as_of
        and not returned
        and line_count = 0
),

facts as (
    select
        order_id,
        deal_id,
        owner_ref,
        account_ref,
        product_ref,
        region_id,
        source_id,
        currency_id,
        day,
        day as team_day
    from lines
    union all
    select
        order_id,
        deal_id,
        owner_ref,
        account_ref,
        product_ref,
        region_id,
        source_id,
        currency_id,
        day,
        day as team_day
    from headers
)

select count(distinct facts.order_id) as n
from facts
