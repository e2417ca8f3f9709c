-- one row where a record of the object was ever stored
select 1 as found
from {raw}
limit 1
