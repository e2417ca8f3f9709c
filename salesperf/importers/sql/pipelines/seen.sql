-- one row per pipeline and stage of a typed deals table
with labels as (
    select label_id, name from meta.labels
    union all
    select label_id, name from {new}
)
select
    coalesce(p.name, '') as pipeline,
    s.name as stage,
    count(*) as rows_,
    {won} as won,
    {lost} as lost,
    {position} as position,
    {chance} as probability,
    min(t.line) as first_line
from {table} as t
inner join labels as s on s.label_id = t.stage_id
left join labels as p on p.label_id = t.pipeline_id
where t.bad_code is null
group by coalesce(p.name, ''), s.name
order by pipeline, first_line
