-- one row where any record is known
select key_id
from {keys}
limit 1
