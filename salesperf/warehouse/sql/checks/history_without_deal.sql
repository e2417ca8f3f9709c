-- one row per deal that stage history names and no deals file holds
with named as (
    select history.deal_ref
    from raw.stage_history as history
    inner join meta.loads as loads on loads.load_id = history.load_id and loads.state = 'active'
    group by history.deal_ref
),
orphans as (
    select named.deal_ref, keys.key
    from named
    inner join raw.deals_keys as keys on keys.key_id = named.deal_ref
    left join core.deals as deals on deals.deal_id = named.deal_ref
    where deals.deal_id is null
)
select deal_ref as deal_id, key as value
from orphans
order by key, deal_ref
