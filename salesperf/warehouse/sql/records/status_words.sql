-- one row per text that a status column of orders, invoices or payments holds
select label_id, name
from meta.labels
where kind in ('order status', 'invoice status', 'payment status')
order by label_id
