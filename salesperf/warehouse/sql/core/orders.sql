-- one row per order of which a header is known
insert into core.orders (
    order_id, day, to_day, amount, amount_rest, currency_id, owner_ref, account_ref, region_id, source_id, deal_id, returned,
    line_count, priced_lines
)
with counted as (
    select
        order_places.order_id,
        count(*) as line_count,
        count(versions.amount) as priced_lines
    from order_lines_now
    inner join raw.order_lines as versions on versions.version_id = order_lines_now.version_id
    inner join order_places on order_places.key_id = versions.order_ref
    group by order_places.order_id
)
select
    orders_now.key_id as order_id,
    coalesce(versions.ordered_on, cast(versions.created as date)) as day,
    coalesce(versions.cancelled_on, orders_now.to_day) as to_day,
    versions.amount,
    coalesce(versions.amount_rest, 0) as amount_rest,
    coalesce(versions.currency_id, 0) as currency_id,
    versions.owner_ref,
    versions.account_ref,
    coalesce(versions.region_id, region_refs.label_id) as region_id,
    versions.source_id,
    coalesce(versions.deal_ref, deal_names.deal_id) as deal_id,
    coalesce(versions.is_returned, false) as returned,
    coalesce(counted.line_count, 0) as line_count,
    coalesce(counted.priced_lines, 0) as priced_lines
from orders_now
inner join raw.orders as versions on versions.version_id = orders_now.version_id
left join deal_names on deal_names.name = lower(trim(versions.deal)) and deal_names.found = 1
left join region_refs on region_refs.ref_id = versions.region_ref
left join counted on counted.order_id = orders_now.key_id;
