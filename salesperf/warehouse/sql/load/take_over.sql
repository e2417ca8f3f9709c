-- one row per provisional number
insert into {into}
select *
from {of}
