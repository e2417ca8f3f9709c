-- one row per total that stands below a table
create or replace table {table} (line bigint not null, c0 varchar, extra varchar)
