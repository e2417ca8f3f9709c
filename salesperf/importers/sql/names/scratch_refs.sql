-- one row per reference met for the first time, with its provisional number
create table {table} (ref_id integer, kind varchar, scope varchar, text varchar, name varchar)
