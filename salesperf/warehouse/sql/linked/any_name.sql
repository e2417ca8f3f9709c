-- one row where a record of an object names its deal by a name
select 1 as found
from {raw}
where deal is not null
limit 1
