-- one row where a load saw or missed a record of an object
with concerned as (
    select load_id from {raw}
    union all
    select load_id from {raw}_again
    union all
    select load_id from {raw}_missing
)
select 1 as found
from concerned
where load_id = $load_id
limit 1
