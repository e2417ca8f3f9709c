-- one row per cell of the first lines with another text, and what it was read as
with first_seen as (
    select cells.$cell as text, min(cells.line) as line
    from $cells as cells
    inner join $rows as typed on typed.line = cells.line
    where cells.$cell is not null and typed.bad_code is null and cells.line < 2000
    group by cells.$cell
)
select first_seen.text, typed.$column as value
from first_seen
inner join $rows as typed on typed.line = first_seen.line
order by first_seen.line
limit 2
