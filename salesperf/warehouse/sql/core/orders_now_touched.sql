-- one row per order that no load touched: it stays as it is written
delete from orders_now
where key_id not in (select key_id from sales_touched where what = 'orders')
