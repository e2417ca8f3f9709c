-- one row per distinct text that is the id of a record
create or replace table {table} as
with texts as (
    select distinct {cell} as text
    from {cells} as c
)
select text, {key} as key, cast(null as bigint) as key_id
from texts
where text is not null
