-- one row per stage, in pipeline order
-- only open stages can be left, so only they are listed where nothing stands in them
select
    stages.stage_id as id,
    stages.name,
    stages.kind = 'open' as listed,
    pipelines.name as pipeline,
    stages.position
from core.stages as stages
left join core.pipelines as pipelines on pipelines.pipeline_id = stages.pipeline_id
order by pipelines.name, stages.pipeline_id, stages.position, stages.stage_id
