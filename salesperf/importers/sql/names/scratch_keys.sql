-- one row per record met for the first time, with its provisional number
create table {table} (key_id bigint, system varchar, key varchar)
