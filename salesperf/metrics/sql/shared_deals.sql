-- one row
-- how many parts of deals are credited to somebody in particular
select count(*) as n
from core.credits
where not overlay
