-- one row if a load of a later day held a complete file
select 1 as there
from meta.loads as loads
inner join meta.files as files on files.load_id = loads.load_id
where files.complete and loads.as_of > $as_of
limit 1
