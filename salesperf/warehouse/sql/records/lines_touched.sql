-- one row: how many orders and order lines there are, and how many of them are marked
select
    (select count(*) from core.orders) as orders,
    (select count(*) from sales_touched where what = 'orders') as touched_orders,
    (select count(*) from core.order_lines) as known,
    (select count(*) from sales_touched where what = 'order_lines') as touched
