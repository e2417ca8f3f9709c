-- one row per pipeline and stage that histories in force name, in the order in which deals go through them
with in_force as (
    select load_id
    from meta.loads
    where state = 'active'
),
placed as (
    select deals.key_id, deals.version_id, coalesce(deals.pipeline_id, 0) as pipeline_id
    from raw.deals as deals
    inner join in_force on in_force.load_id = deals.load_id
    union
    select deals.key_id, deals.version_id, coalesce(deals.pipeline_id, 0) as pipeline_id
    from raw.deals_again as again
    inner join in_force on in_force.load_id = again.load_id
    inner join raw.deals as deals on deals.version_id = again.version_id
    inner join meta.loads as own on own.load_id = deals.load_id and own.state <> 'active'
),
stated as (
    select history.version_id
    from raw.stage_history as history
    inner join in_force on in_force.load_id = history.load_id
    union
    select again.version_id
    from raw.stage_history_again as again
    inner join in_force on in_force.load_id = again.load_id
),
of_deals as (
    select distinct key_id, pipeline_id
    from placed
),
changes as (
    select
        of_deals.pipeline_id,
        history.stage_id,
        history.from_stage_id,
        row_number() over (
            partition by of_deals.pipeline_id, history.deal_ref order by history.entered_at, history.line
        ) as step
    from raw.stage_history as history
    inner join stated on stated.version_id = history.version_id
    inner join of_deals on of_deals.key_id = history.deal_ref
    where history.stage_id is not null and not coalesce(history.is_deleted, false)
),
steps as (
    select pipeline_id, stage_id, step
    from changes
    union all
    select pipeline_id, from_stage_id as stage_id, step - 1 as step
    from changes
    where from_stage_id is not null
    union all
    select
        placed.pipeline_id,
        entered.stage_id,
        row_number() over (partition by entered.version_id order by entered.entered_at, entered.stage_id) as step
    from raw.deals_entered as entered
    inner join placed on placed.version_id = entered.version_id
),
told as (
    select pipeline_id, stage_id, avg(step) as step
    from steps
    group by pipeline_id, stage_id
)
select told.pipeline_id, coalesce(pipelines.name, '') as pipeline, stages.label_id, stages.name
from told
inner join meta.labels as stages on stages.label_id = told.stage_id
left join meta.labels as pipelines on pipelines.label_id = told.pipeline_id
order by told.pipeline_id, told.step, stages.label_id
