-- one row per sighting of a touched deal, with the state and stage that the export meant
create or replace temp view snapshots as
with facts as (
    select
        seen.deal_id,
        seen.n,
        seen.alone,
        seen.version_id,
        seen.load_id,
        seen.as_of,
        seen.missing or coalesce(seen.is_deleted, false) as gone,
        seen.is_won,
        seen.is_lost,
        seen.is_closed,
        words.status as status_word,
        stages.kind as stage_kind,
        coalesce(seen.pipeline_id, 0) as pipeline_id,
        labels.stage_id,
        stages.position,
        seen.stage_since,
        cast(seen.created as date) as created_on,
        seen.created,
        seen.close_on,
        coalesce(seen.closed_on, seen.close_on) as crm_close,
        seen.amount,
        coalesce(seen.amount_rest, 0) as amount_rest,
        coalesce(seen.currency_id, 0) as currency_id,
        seen.owner_ref,
        seen.account_ref,
        seen.product_ref,
        seen.source_id,
        seen.type_id,
        seen.lost_reason_id,
        cast(seen.last_activity as date) as activity_on
    from seen
    left join status_words as words on words.label_id = seen.status_id
    left join core.stage_labels as labels
        on labels.pipeline_id = coalesce(seen.pipeline_id, 0) and labels.label_id = seen.stage_id
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
            when stage_kind = 'won' and coalesce(is_won, true) then 1
            when stage_kind = 'lost' and coalesce(is_lost, is_closed, true) then 2
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
    crm_close,
    amount,
    amount_rest,
    currency_id,
    owner_ref,
    account_ref,
    product_ref,
    source_id,
    type_id,
    lost_reason_id,
    activity_on
from facts
