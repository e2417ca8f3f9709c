-- one row less per snapshot of a plain deal, which is built already
delete from snapshots
where deal_id in (select deal_id from plain)
