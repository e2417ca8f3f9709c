-- one row per line of an order; what the line does not say is as its order says
insert into core.order_lines (
    line_id, order_id, day, to_day, amount, amount_rest, currency_id, quantity, cost, cost_rest, owner_ref, account_ref, product_ref,
    region_id, source_id, deal_id, returned
)
select
    order_lines_now.key_id as line_id,
    order_places.order_id,
    -- what belongs to a deal and to no order was offered, not ordered, on the day of its creation
    coalesce(
        versions.ordered_on,
        orders.day,
        case when (versions.deal_ref is null and deal_names.deal_id is null) or order_places.order_id is not null then cast(versions.created as date) end
    ) as day,
    case when orders.to_day < order_lines_now.to_day then orders.to_day else order_lines_now.to_day end as to_day,
    versions.amount,
    coalesce(versions.amount_rest, 0) as amount_rest,
    coalesce(versions.currency_id, orders.currency_id, 0) as currency_id,
    versions.quantity,
    versions.cost,
    coalesce(versions.cost_rest, 0) as cost_rest,
    coalesce(versions.owner_ref, orders.owner_ref) as owner_ref,
    coalesce(versions.account_ref, orders.account_ref) as account_ref,
    versions.product_ref,
    coalesce(versions.region_id, region_refs.label_id, orders.region_id) as region_id,
    coalesce(versions.source_id, orders.source_id) as source_id,
    coalesce(versions.deal_ref, deal_names.deal_id, orders.deal_id) as deal_id,
    coalesce(orders.returned, false) as returned
from order_lines_now
inner join raw.order_lines as versions on versions.version_id = order_lines_now.version_id
left join order_places on order_places.key_id = versions.order_ref
left join core.orders as orders on orders.order_id = order_places.order_id
left join deal_names on deal_names.name = lower(trim(versions.deal)) and deal_names.found = 1
left join region_refs on region_refs.ref_id = versions.region_ref;
