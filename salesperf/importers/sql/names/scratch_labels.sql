-- one row per label met for the first time, with its provisional number
create table {table} (label_id integer, kind varchar, name varchar)
