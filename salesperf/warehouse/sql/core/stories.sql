-- one row per sighting of a touched deal that is not plain: seen again, gone, or with a stated history
create or replace temp table stories as
select
    deal_id, n, alone, version_id, load_id, as_of, status, pipeline_id, stage_id, position, stage_kind, stage_since,
    created_on, created, close_on, crm_close
from snapshots
where not alone or status = 3
