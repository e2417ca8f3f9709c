-- one row per missing record of a file that an earlier file of the load misses too: it goes
delete from {missing}
where key_id in (select key_id from {other})
