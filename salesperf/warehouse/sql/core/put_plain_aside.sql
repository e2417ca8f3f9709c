-- one row per snapshot of a plain deal: they go, such a deal is built already
delete from snapshots
where alone and status < 3
