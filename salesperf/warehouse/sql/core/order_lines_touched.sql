-- one row per order whose lines are built anew: the lines that a load touched go, their orders are noted
create or replace temp table touched_orders as
select distinct lines.order_id
from core.order_lines as lines
inner join sales_touched as touched on touched.what = 'order_lines' and touched.key_id = lines.line_id
where lines.order_id is not null;
delete from core.order_lines
where line_id in (select key_id from sales_touched where what = 'order_lines')
