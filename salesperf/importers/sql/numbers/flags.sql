-- one row per distinct text of a column of flags
create or replace table {table} as
with texts as (
    select distinct {cell} as text
    from {cells} as c
)
select
    text,
    case when list_contains($yes, lower(text)) then true when list_contains($no, lower(text)) then false end as value
from texts
where text is not null
