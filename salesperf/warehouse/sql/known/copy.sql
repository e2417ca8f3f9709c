-- one row per row copied; columns by name, since a migrated file has its newer ones last
insert into {into} ({names})
select {names}
from copied
