-- one row per deal of the export some days later
-- every so manyeth deal has another amount and, while it is open, closes a month later
select * exclude (changed) replace (
    case when changed then cast(cast("Amount" as decimal(18, 2)) + 100 as varchar) else "Amount" end as "Amount",
    case
        when changed and "Status" = 'Open' then cast(cast("Close date" as date) + 30 as varchar)
        else "Close date"
    end as "Close date"
)
from (
    select *, cast(substr("Deal ID", 2) as bigint) % $every = 0 as changed
    from read_csv($deals, all_varchar = true)
)
order by "Deal ID"
