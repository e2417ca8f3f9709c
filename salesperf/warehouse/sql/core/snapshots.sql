-- one row per sighting of a touched deal, with what the export said then
insert into snapshots (
    deal_id, n, alone, version_id, load_id, as_of, status, pipeline_id, stage_id, position, stage_kind, stage_since,
    created_on, created, close_on, crm_close
)
with facts as (
    select
        sightings.deal_id,
        sightings.n,
        sightings.alone,
        sightings.version_id,
        sightings.load_id,
        sightings.as_of,
        sightings.missing or coalesce(versions.is_deleted, false) as gone,
        versions.is_won,
        versions.is_lost,
        versions.is_closed,
        words.status as status_word,
        stages.kind as stage_kind,
        coalesce(versions.pipeline_id, 0) as pipeline_id,
        labels.stage_id,
        stages.position,
        versions.stage_since,
        cast(versions.created as date) as created_on,
        versions.created,
        versions.close_on,
        coalesce(versions.closed_on, versions.close_on) as crm_close
    from sightings
    left join deal_versions as versions on versions.version_id = sightings.version_id
    left join status_words as words on words.label_id = versions.status_id
    left join core.stage_labels as labels
        on labels.pipeline_id = coalesce(versions.pipeline_id, 0) and labels.label_id = versions.stage_id
    left join core.stages as stages on stages.stage_id = labels.stage_id
)
select
    deal_id,
    n,
    alone,
    version_id,
    load_id,
    as_of,
    cast(
        case
            when gone then 3
            when is_won then 1
            when is_lost then 2
            when is_closed and is_won is not null then 2
            when status_word is not null then status_word
            when stage_kind = 'won' then 1
            when stage_kind = 'lost' then 2
            when is_closed then 2
            else 0
        end as tinyint
    ) as status,
    pipeline_id,
    stage_id,
    position,
    stage_kind,
    stage_since,
    created_on,
    created,
    close_on,
    crm_close
from facts
