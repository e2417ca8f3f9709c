-- one row per deal of the only deals file there is, where nothing else is known of deals
create or replace temp view seen as
select
    versions.key_id as deal_id,
    cast(1 as bigint) as n,
    true as alone,
    versions.version_id,
    versions.load_id,
    loads.as_of,
    false as missing,
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
from {versions} as versions
inner join meta.loads as loads on loads.load_id = versions.load_id and loads.state = 'active'
