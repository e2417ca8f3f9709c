-- one row per text that a ticket's status holds
select label_id, name
from meta.labels
where kind = 'ticket status'
order by label_id
