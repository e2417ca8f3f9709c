-- one row per touched deal and stay in an open stage whose entry is known
insert into core.visits (
    deal_id, visit_no, pipeline_id, stage_id, position, entered_at, left_at, hours, next_stage_id,
    next_status, next_position, derived, owner_ref, account_ref, product_ref, source_id, type_id, created_on
)
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
timed as (
    -- whole hours between the two clocks, and the seconds past the hour that tell whether the last one is full
    select
        deal_id, status, stage_id, position, entered_at, derived, version_id, visit_no, next_stage_id, next_status, next_position,
        case when left_at < entered_at then entered_at else left_at end as left_at,
        date_diff('day', cast(entered_at as date), cast(left_at as date)) * 24
            + extract(hour from left_at) - extract(hour from entered_at) as clock_hours,
        (extract(minute from left_at) - extract(minute from entered_at)) * 60
            + extract(second from left_at) - extract(second from entered_at) as seconds,
        substring(cast(left_at as varchar), 20) < substring(cast(entered_at as varchar), 20) as less_of_a_second
    from stays
    where status = 0 and stage_id is not null and entered_at is not null
),
latest as (
    select deal_id, max(version_id) as version_id
    from observations
    where next_day = date '9999-12-31'
    group by deal_id
)
select
    timed.deal_id,
    timed.visit_no,
    coalesce(versions.pipeline_id, 0) as pipeline_id,
    timed.stage_id,
    timed.position,
    timed.entered_at,
    timed.left_at,
    cast(
        case
            when timed.left_at is null then null
            when timed.left_at = timed.entered_at then 0
            when timed.seconds < 0 or (timed.seconds = 0 and timed.less_of_a_second) then timed.clock_hours - 1
            else timed.clock_hours
        end as integer
    ) as hours,
    timed.next_stage_id,
    timed.next_status,
    timed.next_position,
    timed.derived,
    versions.owner_ref,
    versions.account_ref,
    versions.product_ref,
    versions.source_id,
    versions.type_id,
    cast(versions.created as date) as created_on
from timed
left join latest on latest.deal_id = timed.deal_id
left join deal_versions as versions on versions.version_id = latest.version_id
