-- one row per currency met for the first time, with its provisional number
create table {table} (currency_id integer, code varchar, digits integer)
