-- one row per campaign in force
delete from core.campaigns;
insert into core.campaigns (
    campaign_id, name, type, source, status_name, rep_id, start_on, end_on, budget, cost, currency_id
)
with alive as (
    select campaigns_now.key_id as campaign_id, campaigns_now.version_id
    from campaigns_now
    where campaigns_now.to_day = date '9999-12-31'
),
people_keys as (
    select system, key, min(identity) as identity
    from people_now
    where newest = 1
    group by system, key
)
select
    alive.campaign_id,
    versions.name,
    types.name as type,
    sources.name as source,
    statuses.name as status_name,
    reps.rep_id,
    versions.from_day as start_on,
    versions.to_day as end_on,
    versions.budget,
    versions.cost,
    versions.currency_id
from alive
inner join raw.campaigns as versions on versions.version_id = alive.version_id
left join meta.labels as types on types.label_id = versions.type_id
left join meta.labels as sources on sources.label_id = versions.source_id
left join meta.labels as statuses on statuses.label_id = versions.status_id
left join meta.refs as owner_refs_ on owner_refs_.ref_id = versions.owner_ref
left join people_keys on people_keys.system = owner_refs_.scope and people_keys.key = owner_refs_.text
left join merges on merges.kind = 'rep' and merges.identity = lower(trim(coalesce(owner_refs_.name, owner_refs_.text)))
left join meta.entities as rep_entities
    on rep_entities.kind = 'rep'
    and rep_entities.identity = coalesce(
        people_keys.identity, merges.into_identity, lower(trim(coalesce(owner_refs_.name, owner_refs_.text)))
    )
left join core.reps as reps on reps.rep_id = rep_entities.entity_id;
