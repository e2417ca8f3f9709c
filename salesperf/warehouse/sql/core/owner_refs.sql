-- one row per text that names an owner of a span, with the identity that it stands for
create or replace temp table owner_refs as
with used as (
    select distinct owner_ref as ref_id from core.spans where owner_ref is not null
),
plain as (
    select refs.ref_id, refs.scope, refs.text, coalesce(refs.name, refs.text) as shown
    from meta.refs as refs
    inner join used on used.ref_id = refs.ref_id
),
by_id as (
    select plain.ref_id, min(people_now.identity) as identity
    from plain
    inner join people_now on people_now.system = plain.scope and people_now.key = plain.text and people_now.newest = 1
    where plain.scope <> ''
    group by plain.ref_id
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
