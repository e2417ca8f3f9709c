-- one row per text that names an owner of a deal, an order, a lead, an invoice or a payment, with the identity that it stands for
create or replace temp table owner_refs as
with used as (
    select owner_ref as ref_id from core.spans where owner_ref is not null
    union
    select owner_ref as ref_id from core.order_lines where owner_ref is not null
    union
    select owner_ref as ref_id from core.orders where owner_ref is not null
    union
    select owner_ref as ref_id from core.invoices where owner_ref is not null
    union
    select owner_ref as ref_id from core.payments where owner_ref is not null
    union
    select owner_ref as ref_id from core.leads where owner_ref is not null
    union
    select owner_ref as ref_id from core.credits where owner_ref is not null
),
plain as (
    select refs.ref_id, refs.scope, refs.text, coalesce(refs.name, refs.text) as shown
    from meta.refs as refs
    inner join used on used.ref_id = refs.ref_id
),
ids as (
    -- a person's own id goes before another's second one, an id of the same system before one of an unknown system
    select system, key as id, identity, 1 as turn from people_now where newest = 1
    union all
    select system, other_id as id, identity, 2 as turn from people_now where newest = 1 and other_id is not null
),
candidates as (
    select
        plain.ref_id,
        ids.identity,
        case when ids.system = plain.scope then ids.turn else ids.turn + 2 end as turn
    from plain
    inner join ids on ids.id = plain.text and (ids.system = plain.scope or ids.system like 'other%' or plain.scope like 'other%')
    where plain.scope <> ''
),
best as (
    select ref_id, min(turn) as turn
    from candidates
    group by ref_id
),
by_id as (
    select candidates.ref_id, min(candidates.identity) as identity
    from candidates
    inner join best on best.ref_id = candidates.ref_id and best.turn = candidates.turn
    group by candidates.ref_id
    having min(candidates.identity) = max(candidates.identity) or min(best.turn) < 3
),
by_mail as (
    select plain.ref_id, min(people_now.identity) as identity
    from plain
    inner join people_now on lower(people_now.email) = lower(trim(plain.shown)) and people_now.newest = 1
    group by plain.ref_id
)
select
    plain.ref_id,
    plain.shown,
    coalesce(by_id.identity, by_mail.identity, merges.into_identity, lower(trim(plain.shown))) as identity
from plain
left join by_id on by_id.ref_id = plain.ref_id
left join by_mail on by_mail.ref_id = plain.ref_id
left join merges on merges.kind = 'rep' and merges.identity = lower(trim(plain.shown))
