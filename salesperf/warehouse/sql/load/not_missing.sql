-- one row per missing record of a file that another file of the load holds: it goes
delete from {missing}
where key_id in (select key_id from {states} where key_id is not null)
