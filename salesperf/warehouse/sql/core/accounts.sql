-- accounts and products from their own rows and from every text that names one
create or replace temp table accounts_now as
with seen as (
    select accounts.key_id, accounts.version_id, accounts.load_id from raw.accounts as accounts
    union all
    select again.key_id, again.version_id, again.load_id from raw.accounts_again as again
),
ordered as (
    select
        seen.key_id,
        seen.version_id,
        row_number() over (partition by seen.key_id order by loads.as_of desc, seen.load_id desc) as newest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
)
select
    keys.system,
    keys.key,
    versions.name,
    versions.industry_id,
    versions.region_id,
    lower(trim(versions.name)) as plain
from ordered
inner join raw.accounts as versions on versions.version_id = ordered.version_id
inner join raw.accounts_keys as keys on keys.key_id = ordered.key_id
where ordered.newest = 1;

create or replace temp table products_now as
with seen as (
    select products.key_id, products.version_id, products.load_id from raw.products as products
    union all
    select again.key_id, again.version_id, again.load_id from raw.products_again as again
),
ordered as (
    select
        seen.key_id,
        seen.version_id,
        row_number() over (partition by seen.key_id order by loads.as_of desc, seen.load_id desc) as newest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
)
select keys.system, keys.key, versions.name, lower(trim(versions.name)) as plain
from ordered
inner join raw.products as versions on versions.version_id = ordered.version_id
inner join raw.products_keys as keys on keys.key_id = ordered.key_id
where ordered.newest = 1;

create or replace temp table named_refs as
with used as (
    select distinct 'account' as kind, account_ref as ref_id from core.spans where account_ref is not null
    union all
    select distinct 'product' as kind, product_ref as ref_id from core.spans where product_ref is not null
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
left join merges on merges.kind = plain.kind and merges.identity = coalesce(known.plain, lower(trim(plain.shown)));

insert into meta.entities
with wanted as (
    select kind, identity from named_refs
    union
    select 'account' as kind, plain as identity from accounts_now
    union
    select 'product' as kind, plain as identity from products_now
),
missing as (
    select wanted.kind, wanted.identity
    from wanted
    left join meta.entities as entities on entities.kind = wanted.kind and entities.identity = wanted.identity
    where entities.entity_id is null and wanted.identity is not null
)
select
    (select coalesce(max(entity_id), 0) from meta.entities) + row_number() over (order by kind, identity) as entity_id,
    kind,
    identity
from missing;

delete from core.accounts;
insert into core.accounts
with known as (
    select plain, max(name) as name, max(industry_id) as industry_id, max(region_id) as region_id
    from accounts_now
    where plain is not null
    group by plain
),
everyone as (
    select known.plain as identity, known.name, known.industry_id, known.region_id, true as known
    from known
    union all
    select named_refs.identity, max(named_refs.shown) as name, cast(null as integer) as industry_id,
        cast(null as integer) as region_id, false as known
    from named_refs
    left join known on known.plain = named_refs.identity
    where named_refs.kind = 'account' and known.plain is null
    group by named_refs.identity
)
select entities.entity_id as account_id, everyone.name, industries.name as industry, regions.name as region, everyone.known
from everyone
inner join meta.entities as entities on entities.kind = 'account' and entities.identity = everyone.identity
left join meta.labels as industries on industries.label_id = everyone.industry_id
left join meta.labels as regions on regions.label_id = everyone.region_id;

delete from core.products;
insert into core.products
with known as (
    select plain, max(name) as name
    from products_now
    where plain is not null
    group by plain
),
everything as (
    select known.plain as identity, known.name, true as known
    from known
    union all
    select named_refs.identity, max(named_refs.shown) as name, false as known
    from named_refs
    left join known on known.plain = named_refs.identity
    where named_refs.kind = 'product' and known.plain is null
    group by named_refs.identity
)
select entities.entity_id as product_id, everything.name, everything.known
from everything
inner join meta.entities as entities on entities.kind = 'product' and entities.identity = everything.identity;

delete from core.ref_accounts;
insert into core.ref_accounts
select named_refs.ref_id, entities.entity_id as account_id
from named_refs
inner join meta.entities as entities on entities.kind = 'account' and entities.identity = named_refs.identity
where named_refs.kind = 'account';

delete from core.ref_products;
insert into core.ref_products
select named_refs.ref_id, entities.entity_id as product_id
from named_refs
inner join meta.entities as entities on entities.kind = 'product' and entities.identity = named_refs.identity
where named_refs.kind = 'product';
