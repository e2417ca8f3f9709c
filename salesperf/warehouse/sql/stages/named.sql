-- one row per stage name that a history in force holds
with in_force as (
    select load_id
    from meta.loads
    where state = 'active'
),
stated as (
    select history.stage_id, history.from_stage_id
    from raw.stage_history as history
    inner join in_force on in_force.load_id = history.load_id
    union all
    select history.stage_id, history.from_stage_id
    from raw.stage_history_again as again
    inner join in_force on in_force.load_id = again.load_id
    inner join raw.stage_history as history on history.version_id = again.version_id
    inner join meta.loads as own on own.load_id = history.load_id and own.state <> 'active'
),
named as (
    select distinct stage_id from stated where stage_id is not null
    union
    select distinct from_stage_id as stage_id from stated where from_stage_id is not null
    union
    select distinct entered.stage_id
    from raw.deals_entered as entered
)
select labels.name
from named
inner join meta.labels as labels on labels.label_id = named.stage_id
order by labels.name
