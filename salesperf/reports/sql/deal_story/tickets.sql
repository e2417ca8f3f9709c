-- one row per ticket of the deal's account that was open at the end of the day, the oldest first
select
    tickets.subject,
    tickets.priority,
    tickets.status_name,
    tickets.opened_on
from core.tickets as tickets
where
    tickets.account_id = $account
    and (tickets.opened_on is null or tickets.opened_on <= $as_of)
    and (
        tickets.status = 'open'
        or tickets.closed_on > $as_of
    )
order by tickets.opened_on nulls last, tickets.ticket_id
