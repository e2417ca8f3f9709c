-- one row per invoice; what it does not say is as its order says
delete from core.invoices;
insert into core.invoices (
    invoice_id, order_id, day, to_day, due_on, amount, amount_rest, currency_id, owner_ref, account_ref, region_id, source_id, deal_id
)
select
    invoices_now.key_id as invoice_id,
    order_places.order_id,
    coalesce(versions.invoiced_on, cast(versions.created as date)) as day,
    invoices_now.to_day,
    versions.due_on,
    versions.amount,
    coalesce(versions.amount_rest, 0) as amount_rest,
    coalesce(versions.currency_id, 0) as currency_id,
    coalesce(versions.owner_ref, orders.owner_ref) as owner_ref,
    coalesce(versions.account_ref, orders.account_ref) as account_ref,
    coalesce(versions.region_id, region_refs.label_id, orders.region_id) as region_id,
    orders.source_id,
    coalesce(versions.deal_ref, orders.deal_id) as deal_id
from invoices_now
inner join raw.invoices as versions on versions.version_id = invoices_now.version_id
left join order_places on order_places.key_id = versions.order_ref
left join core.orders as orders on orders.order_id = order_places.order_id
left join region_refs on region_refs.ref_id = versions.region_ref;
