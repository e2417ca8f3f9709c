-- one row per product: those of product files, and those that only deals name
-- a removed one stays as long as anything names it
delete from core.products;
insert into core.products (product_id, name, known)
with used as (
    select identity
    from named_refs
    where kind = 'product'
    group by identity
),
known as (
    select plain, max(name) as name
    from products_now
    left join used on used.identity = products_now.plain
    where plain is not null and (used.identity is not null or not products_now.gone)
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
