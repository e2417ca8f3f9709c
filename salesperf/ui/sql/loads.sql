-- one row: how many loads are in force, and the as-of of the latest one (null without any)
select count(*) as loads, max(as_of) as as_of
from meta.loads
where state = 'active';
