-- one row per product
select
    product_id as id,
    name,
    true as listed
from core.products
order by product_id
