-- one row per stage entry that a row states
create or replace table {table} (line bigint, label_id integer, entered_at timestamp)
