-- one row per row of the file: its line, its key, the first fault that rejects it, and its values
create or replace table {table} as
select
    c.line,
    {key} as key,
    {code} as bad_code,
    cast({place} as integer) as bad_place,
    cast({value} as varchar) as bad_value{columns}
from {cells} as c
{joins}
