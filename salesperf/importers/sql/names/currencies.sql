-- one row per distinct text of a column of currencies
create or replace table {table} (text varchar, currency_id integer, digits integer)
