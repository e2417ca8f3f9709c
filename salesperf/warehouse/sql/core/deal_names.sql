-- one row per text by which a record of another kind names its deal: the deal, and how many fit
create or replace temp table deal_names as
with wanted as (
    select lower(trim(deal)) as name from raw.splits where deal is not null
    union
    select lower(trim(deal)) as name from raw.activities where deal is not null
    union
    select lower(trim(deal)) as name from raw.tickets where deal is not null
    union
    select lower(trim(deal)) as name from raw.orders where deal is not null
    union
    select lower(trim(deal)) as name from raw.order_lines where deal is not null
),
by_name as (
    select wanted.name, min(deals.deal_id) as deal_id, count(*) as found
    from wanted
    inner join raw.deals as versions on lower(trim(versions.name)) = wanted.name
    inner join core.deals as deals on deals.version_id = versions.version_id and deals.status <> 3
    group by wanted.name
),
by_key as (
    -- a column called Deal may hold ids
    select wanted.name, min(deals.deal_id) as deal_id, count(*) as found
    from wanted
    inner join raw.deals_keys as keys on lower(keys.key) = wanted.name
    inner join core.deals as deals on deals.deal_id = keys.key_id and deals.status <> 3
    group by wanted.name
)
select
    wanted.name,
    coalesce(by_name.deal_id, by_key.deal_id) as deal_id,
    coalesce(by_name.found, by_key.found, 0) as found
from wanted
left join by_name on by_name.name = wanted.name
left join by_key on by_key.name = wanted.name
