-- one row per sighting of a touched deal, with what the export said then
create or replace temp view seen as
select
    sightings.deal_id,
    sightings.n,
    sightings.alone,
    sightings.version_id,
    sightings.load_id,
    sightings.as_of,
    sightings.missing,
    versions.is_deleted,
    versions.is_won,
    versions.is_lost,
    versions.is_closed,
    versions.status_id,
    versions.pipeline_id,
    versions.stage_id,
    versions.stage_since,
    versions.created,
    versions.close_on,
    versions.closed_on,
    versions.amount,
    versions.amount_rest,
    versions.currency_id,
    versions.owner_ref,
    versions.account_ref,
    versions.product_ref,
    versions.source_id,
    versions.type_id,
    versions.lost_reason_id,
    versions.last_activity
from sightings
left join deal_versions as versions on versions.version_id = sightings.version_id
