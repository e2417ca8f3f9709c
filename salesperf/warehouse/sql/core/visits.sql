-- one row per touched deal and stay in an open stage whose entry is known
insert into core.visits
with staged as (
    select deal_id, seq, status, stage_id, position, entered_at, derived, version_id
    from observations
    where (stage_id is not null or status > 0) and not (sort_kind = 2 and effective_day >= next_day)
),
changes as (
    select
        deal_id, seq, status, stage_id, position, entered_at, derived, version_id,
        case
            when lag(seq) over w is not null
                and lag(stage_id) over w is not distinct from stage_id
                and lag(status) over w = status
                then 0
            else 1
        end as moved
    from staged
    window w as (partition by deal_id order by seq)
),
stays as (
    select
        deal_id, status, stage_id, position, entered_at, derived, version_id,
        row_number() over w as visit_no,
        lead(entered_at) over w as left_at,
        lead(stage_id) over w as next_stage_id,
        lead(status) over w as next_status,
        lead(position) over w as next_position
    from changes
    where moved = 1
    window w as (partition by deal_id order by seq)
),
latest as (
    select deal_id, max(version_id) as version_id
    from observations
    where next_day = date '9999-12-31'
    group by deal_id
)
select
    stays.deal_id,
    stays.visit_no,
    coalesce(versions.pipeline_id, 0) as pipeline_id,
    stays.stage_id,
    stays.position,
    stays.entered_at,
    case when stays.left_at < stays.entered_at then stays.entered_at else stays.left_at end as left_at,
    case
        when stays.left_at is null then null
        when stays.left_at < stays.entered_at then 0
        else cast(floor(extract(epoch from (stays.left_at - stays.entered_at)) / 3600) as integer)
    end as hours,
    stays.next_stage_id,
    stays.next_status,
    stays.next_position,
    stays.derived,
    versions.owner_ref,
    versions.account_ref,
    versions.product_ref,
    versions.source_id,
    versions.type_id,
    cast(versions.created as date) as created_on
from stays
left join latest on latest.deal_id = stays.deal_id
left join deal_versions as versions on versions.version_id = latest.version_id
where stays.status = 0 and stays.stage_id is not null and stays.entered_at is not null
