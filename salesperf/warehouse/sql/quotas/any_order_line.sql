-- one row where any order line is known by a load in force
select lines.version_id
from raw.order_lines as lines
inner join meta.loads as loads on loads.load_id = lines.load_id and loads.state = 'active'
order by lines.version_id
limit 1
