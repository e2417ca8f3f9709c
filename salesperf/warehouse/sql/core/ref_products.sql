-- one row per text that names a product
delete from core.ref_products;
insert into core.ref_products (ref_id, product_id)
select named_refs.ref_id, entities.entity_id as product_id
from named_refs
inner join meta.entities as entities on entities.kind = 'product' and entities.identity = named_refs.identity
where named_refs.kind = 'product';
