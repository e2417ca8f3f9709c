-- one row per pipeline and stage that a deals file in force names
with used as (
    select distinct deals.pipeline_id, deals.stage_id
    from raw.deals as deals
    inner join meta.loads as loads on loads.load_id = deals.load_id and loads.state = 'active'
    where deals.stage_id is not null
    union
    -- seen again by a load in force after the one that brought it was undone
    select distinct deals.pipeline_id, deals.stage_id
    from raw.deals_again as again
    inner join meta.loads as loads on loads.load_id = again.load_id and loads.state = 'active'
    inner join raw.deals as deals on deals.version_id = again.version_id
    inner join meta.loads as own on own.load_id = deals.load_id and own.state <> 'active'
    where deals.stage_id is not null
)
select coalesce(used.pipeline_id, 0) as pipeline_id, coalesce(pipelines.name, '') as pipeline, stages.label_id, stages.name
from used
inner join meta.labels as stages on stages.label_id = used.stage_id
left join meta.labels as pipelines on pipelines.label_id = used.pipeline_id
order by coalesce(used.pipeline_id, 0), stages.label_id
