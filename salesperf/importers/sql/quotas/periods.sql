-- one row per texts that name a period, or per column of a wide table: its days and its measure
create or replace table {table} (
    year varchar not null,
    quarter varchar not null,
    month varchar not null,
    from_day date,
    to_day date,
    measure_id integer,
    sums boolean not null,
    scale bigint not null
)
