-- one row per payment; what it does not say is as its invoice says, else its order
delete from core.payments;
insert into core.payments (
    payment_id, order_id, invoice_id, day, to_day, amount, amount_rest, currency_id, owner_ref, account_ref, region_id, source_id, deal_id
)
select
    payments_now.key_id as payment_id,
    coalesce(order_places.order_id, invoices.order_id) as order_id,
    invoice_places.invoice_id,
    coalesce(versions.paid_on, cast(versions.created as date)) as day,
    payments_now.to_day,
    versions.amount,
    coalesce(versions.amount_rest, 0) as amount_rest,
    coalesce(versions.currency_id, 0) as currency_id,
    coalesce(versions.owner_ref, invoices.owner_ref, orders.owner_ref) as owner_ref,
    coalesce(versions.account_ref, invoices.account_ref, orders.account_ref) as account_ref,
    coalesce(versions.region_id, region_refs.label_id, invoices.region_id, orders.region_id) as region_id,
    coalesce(invoices.source_id, orders.source_id) as source_id,
    coalesce(versions.deal_ref, invoices.deal_id, orders.deal_id) as deal_id
from payments_now
inner join raw.payments as versions on versions.version_id = payments_now.version_id
left join order_places on order_places.key_id = versions.order_ref
left join core.orders as orders on orders.order_id = order_places.order_id
left join invoice_places on invoice_places.key_id = versions.invoice_ref
left join core.invoices as invoices on invoices.invoice_id = invoice_places.invoice_id
left join region_refs on region_refs.ref_id = versions.region_ref;
