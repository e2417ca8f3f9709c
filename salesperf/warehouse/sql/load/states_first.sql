-- one row per typed row, where no record is known yet and no key comes twice: a record's number is its line
create or replace table {states} as
select
    line,
    case when bad_code is null then line end as key_id,
    case when bad_code is null then 'new' else 'rejected' end as state,
    cast(null as bigint) as version_id,
    cast(null as varchar) as note
from {table}
