-- one row per stage that is open or won
-- the ladder of each pipeline, and how many deals are in each pipeline
with used as (
    select
        pipeline_id,
        count(distinct deal_id) as deals
    from core.spans
    group by pipeline_id
),

ladder as (
    select
        stages.pipeline_id,
        pipelines.name as pipeline,
        stages.stage_id,
        stages.name,
        stages.kind,
        stages.position,
        used.deals
    from core.stages as stages
    inner join core.pipelines as pipelines on pipelines.pipeline_id = stages.pipeline_id
    inner join used on used.pipeline_id = stages.pipeline_id
    where stages.kind in ('open', 'won')
)

select
    pipeline_id,
    pipeline,
    stage_id,
    name,
    kind,
    deals
from ladder
order by deals desc, pipeline_id, position, stage_id
