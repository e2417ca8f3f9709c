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
)
select
    plain.kind,
    plain.ref_id,
    plain.shown,
    coalesce(merges.into_identity, known.plain, lower(trim(plain.shown))) as identity
from plain
left join known on known.kind = plain.kind and known.system = plain.scope and known.key = plain.text
left join merges on merges.kind = plain.kind and merges.identity = coalesce(known.plain, lower(trim(plain.shown)))
