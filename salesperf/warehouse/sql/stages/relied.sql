-- one row per pipeline that deals in force name, with the newest load in force that shows deals in it
with shown as (
    select deals.pipeline_id, deals.load_id
    from raw.deals as deals
    union all
    select deals.pipeline_id, again.load_id
    from raw.deals_again as again
    inner join raw.deals as deals on deals.version_id = again.version_id
),
newest as (
    select shown.pipeline_id, max(shown.load_id) as load_id
    from shown
    inner join meta.loads as loads on loads.load_id = shown.load_id and loads.state = 'active'
    group by shown.pipeline_id
)
select coalesce(pipelines.name, '') as pipeline, max(newest.load_id) as load_id
from newest
left join meta.labels as pipelines on pipelines.label_id = newest.pipeline_id
group by coalesce(pipelines.name, '')
order by coalesce(pipelines.name, '')
