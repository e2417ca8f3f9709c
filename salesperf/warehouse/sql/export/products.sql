-- one row per product
select product_id, name, known
from core.products
order by product_id
