-- one row per record that is not in the file: none, where no record was known
create or replace table {missing} (key_id bigint not null)
