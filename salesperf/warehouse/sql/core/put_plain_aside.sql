-- one row less per snapshot of a plain deal, which is built already
delete from snapshots
where alone and status < 3
