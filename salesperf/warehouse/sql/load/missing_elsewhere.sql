-- takes from the missing records of a file those that another file of the load holds, or misses too
delete from {missing}
where key_id in (
    select key_id from {states} where key_id is not null
    {and_missing}
)
