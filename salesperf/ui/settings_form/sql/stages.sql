-- one row per stage, in the order of its pipeline
select
    pipelines.name as pipeline,
    stages.name,
    stages.kind,
    stages.probability_bp
from core.stages as stages
inner join core.pipelines as pipelines on pipelines.pipeline_id = stages.pipeline_id
order by pipelines.name, stages.position
