-- one row where any order line is known by a load in force
with seen as (
    select version_id, load_id from raw.order_lines
    union all
    select version_id, load_id from raw.order_lines_again
)
select seen.version_id
from seen
inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
order by seen.version_id
limit 1
