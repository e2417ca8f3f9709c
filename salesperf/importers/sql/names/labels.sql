-- one row per distinct text of a column of labels
create or replace table {table} as
with texts as (
    select distinct {cell} as text
    from {cells} as c
)
select text, trim(text) as name, cast(null as integer) as label_id
from texts
where text is not null
