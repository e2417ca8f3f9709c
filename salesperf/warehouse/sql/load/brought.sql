-- one row per version that a file brings where no record was known before: every readable row
create or replace temp view {brought} as
select
    {base} + t.line as version_id,
    t.line as key_id,
    {load_id} as load_id,
    {file_id} as file_id,
    t.line,
    {values}
from {table} as t
where t.bad_code is null
