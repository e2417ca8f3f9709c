-- one row per row of the file that states an entry into the stage
insert into {table} (line, label_id, entered_at)
with stated as (
    select c.line, {entered_at} as entered_at
    from {cells} as c
    {joins}
    where {only}
)
select line, $label_id, entered_at
from stated
where entered_at is not null
