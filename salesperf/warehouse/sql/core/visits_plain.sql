-- one row per open plain deal whose entry into its stage is known
insert into core.visits (
    deal_id, visit_no, pipeline_id, stage_id, position, entered_at, left_at, hours, next_stage_id, next_status, next_position, derived,
    owner_ref, account_ref, product_ref, source_id, type_id, created_on
)
select
    snapshots.deal_id,
    1 as visit_no,
    snapshots.pipeline_id,
    snapshots.stage_id,
    snapshots.position,
    coalesce(snapshots.stage_since, snapshots.created) as entered_at,
    cast(null as timestamp) as left_at,
    cast(null as integer) as hours,
    cast(null as integer) as next_stage_id,
    cast(null as tinyint) as next_status,
    cast(null as integer) as next_position,
    false as derived,
    snapshots.owner_ref,
    snapshots.account_ref,
    snapshots.product_ref,
    snapshots.source_id,
    snapshots.type_id,
    snapshots.created_on
from snapshots
where snapshots.alone and snapshots.status = 0 and snapshots.stage_id is not null
    and (snapshots.stage_since is not null or (snapshots.position = 1 and snapshots.created is not null))
