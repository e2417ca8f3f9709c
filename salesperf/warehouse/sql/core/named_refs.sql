-- one row per text that names an account or a product of a deal, an order, an invoice or a payment, with the identity that it stands for
create or replace temp table named_refs as
with used as (
    select 'account' as kind, account_ref as ref_id from core.spans where account_ref is not null
    union
    select 'account' as kind, account_ref as ref_id from core.order_lines where account_ref is not null
    union
    select 'account' as kind, account_ref as ref_id from core.orders where account_ref is not null
    union
    select 'account' as kind, account_ref as ref_id from core.invoices where account_ref is not null
    union
    select 'account' as kind, account_ref as ref_id from core.payments where account_ref is not null
    union
    select 'product' as kind, product_ref as ref_id from core.spans where product_ref is not null
    union
    select 'product' as kind, product_ref as ref_id from core.order_lines where product_ref is not null
),
plain as (
    select used.kind, refs.ref_id, refs.scope, refs.text, coalesce(refs.name, refs.text) as shown
    from used
    inner join meta.refs as refs on refs.ref_id = used.ref_id
),
known as (
    select 'account' as kind, system, key, min(plain) as plain from accounts_now group by system, key
    union all
    select 'product' as kind, system, key, min(plain) as plain from products_now group by system, key
),
elsewhere as (
    -- an id that its own system does not know, where tables of an unknown layout leave no doubt whose it is
    select plain.ref_id, min(known.plain) as plain
    from plain
    inner join known
        on known.kind = plain.kind and known.key = plain.text and known.system <> plain.scope
        and (known.system like 'other%' or plain.scope like 'other%')
    where plain.scope <> ''
    group by plain.ref_id
    having min(known.plain) = max(known.plain)
),
settled as (
    select
        plain.kind,
        plain.ref_id,
        plain.shown,
        coalesce(known.plain, elsewhere.plain, lower(trim(plain.shown))) as identity
    from plain
    left join known on known.kind = plain.kind and known.system = plain.scope and known.key = plain.text
    left join elsewhere on elsewhere.ref_id = plain.ref_id
)
select
    settled.kind,
    settled.ref_id,
    settled.shown,
    coalesce(merges.into_identity, settled.identity) as identity
from settled
left join merges on merges.kind = settled.kind and merges.identity = settled.identity
