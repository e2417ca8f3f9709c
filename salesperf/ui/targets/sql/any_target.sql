-- one row: how many targets are loaded
select count(*) as n
from core.targets
