-- one row per stage that is open or won
-- the ladder of each pipeline that deals were ever in, and how many are in it now
with used as (
    select
        pipeline_id,
        sum(case when to_day = date '9999-12-31' then 1 else 0 end) as deals
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
