-- one row per order of which lines were built anew: how many it has, and how many of them have an amount
create or replace temp table order_counts as
with concerned as (
    select order_id
    from touched_orders
    union
    select key_id as order_id
    from sales_touched
    where what = 'orders'
    union
    select lines.order_id
    from core.order_lines as lines
    inner join sales_touched as touched on touched.what = 'order_lines' and touched.key_id = lines.line_id
    where lines.order_id is not null
)
select concerned.order_id, count(lines.line_id) as line_count, count(lines.amount) as priced_lines
from concerned
left join core.order_lines as lines on lines.order_id = concerned.order_id
group by concerned.order_id;
update core.orders
set
    line_count = (select order_counts.line_count from order_counts where order_counts.order_id = core.orders.order_id),
    priced_lines = (select order_counts.priced_lines from order_counts where order_counts.order_id = core.orders.order_id)
where order_id in (select order_id from order_counts)
