-- one row per deal whose product is in no product list
select spans.deal_id, products.name as value
from core.spans as spans
inner join core.ref_products as ref_products on ref_products.ref_id = spans.product_ref
inner join core.products as products on products.product_id = ref_products.product_id
where spans.to_day = date '9999-12-31' and not products.known and exists (select 1 from core.products as listed where listed.known)
order by products.name, spans.deal_id
