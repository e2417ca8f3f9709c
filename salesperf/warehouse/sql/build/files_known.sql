-- one row
-- deals files ever stored, and rows of other kinds that tell of deals
with counts as (
    select count(*) as files from meta.files where object = 'deals'
),
history as (
    select count(*) as rows_ from raw.stage_history
),
entered as (
    select count(*) as rows_ from raw.deals_entered
)
select counts.files, history.rows_ + entered.rows_ as told
from counts
cross join history
cross join entered
