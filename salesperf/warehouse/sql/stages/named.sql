-- one row per stage name that a history in force holds
with in_force as (
    select load_id
    from meta.loads
    where state = 'active'
),
named as (
    select distinct history.stage_id
    from raw.stage_history as history
    inner join in_force on in_force.load_id = history.load_id
    where history.stage_id is not null
    union
    select distinct history.from_stage_id as stage_id
    from raw.stage_history as history
    inner join in_force on in_force.load_id = history.load_id
    where history.from_stage_id is not null
    union
    select distinct entered.stage_id
    from raw.deals_entered as entered
)
select labels.name
from named
inner join meta.labels as labels on labels.label_id = named.stage_id
order by labels.name
