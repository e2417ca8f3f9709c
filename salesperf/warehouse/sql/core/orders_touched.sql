-- one row per order that a load touched: it goes, and is written anew
delete from core.orders
where order_id in (select key_id from sales_touched where what = 'orders')
