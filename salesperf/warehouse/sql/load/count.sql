-- one row: how many records are missing
select count(*) as absent
from {missing}
