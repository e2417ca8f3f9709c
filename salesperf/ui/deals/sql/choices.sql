-- one row per stage, product and lost reason that a list can be narrowed to
with found as (
    select
        'stage' as kind,
        stages.stage_id as id,
        stages.name,
        pipelines.name as pipeline,
        stages.position
    from core.stages as stages
    left join core.pipelines as pipelines on pipelines.pipeline_id = stages.pipeline_id
    union all
    select
        'product' as kind,
        product_id as id,
        name,
        null as pipeline,
        0 as position
    from core.products
    union all
    select
        'reason' as kind,
        label_id as id,
        name,
        null as pipeline,
        0 as position
    from core.labels
    where kind = 'reason'
)

select kind, id, name, pipeline
from found
order by kind, pipeline nulls first, position, name, id
