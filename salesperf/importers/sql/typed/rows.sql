-- one row per row of the file: its line, its key, the first fault that rejects it, and its values
create or replace table {table} as
with parsed as (
    select c.*{parsed}
    from {cells} as c
),
judged as (
    select c.line, c.extra{sources}, {key} as key, {fault} as fault{columns}
    from parsed as c
    {joins}
)
select line, key, {code} as bad_code, cast({place} as integer) as bad_place, cast({value} as varchar) as bad_value{names}
from judged as c
