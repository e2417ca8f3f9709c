-- one row per ticket
select ticket_id, subject, account_id, rep_id, deal_id, status, status_name, priority, opened_on, closed_on
from core.tickets
order by ticket_id
