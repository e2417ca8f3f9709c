-- one row per snapshot of a plain deal: they go, such a deal is built already
delete from snapshots
where deal_id in (select deal_id from plain)
