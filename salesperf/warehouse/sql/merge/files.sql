-- one row per deals file of which a version is kept
with kept as (
    select distinct file_id
    from raw.deals
)
select files.file_id, files.fields
from meta.files as files
inner join kept on kept.file_id = files.file_id
order by files.file_id
