-- one row per stage
select stage_id, pipeline_id, name, position, kind
from core.stages
order by stage_id
