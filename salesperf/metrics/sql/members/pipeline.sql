-- one row per pipeline
select
    pipeline_id as id,
    name,
    true as listed
from core.pipelines
order by pipeline_id
