-- one row per deal and changed fact, between two pictures of all deals; what it was and is stands with the pair
create or replace temp table changes as
with stayed as (
    select pairs.*
    from pairs
    where not pairs.appeared and not pairs.vanished
)
select deal_id, 'new' as kind, '' as field, amount, is_status from pairs where appeared
union all
select deal_id, 'removed', '', amount, is_status from pairs where vanished
union all
select deal_id, case is_status when 1 then 'won' when 2 then 'lost' else 'stage' end, 'stage', amount, is_status
from stayed
where was_status <> is_status
union all
select deal_id, 'stage', 'stage', amount, is_status from stayed where was_status = is_status and was_stage is distinct from is_stage
union all
select deal_id, 'amount', 'amount', amount, is_status
from stayed
where was_amount is distinct from is_amount or was_rest <> is_rest or was_currency is distinct from is_currency
union all
select deal_id, 'close_date', 'close_on', amount, is_status
from stayed
where was_status = is_status and was_close is distinct from is_close
union all
select deal_id, 'owner', 'owner', amount, is_status from stayed where was_rep is distinct from is_rep
union all
select deal_id, 'other', 'account', amount, is_status from stayed where was_account is distinct from is_account
union all
select deal_id, 'other', 'product', amount, is_status from stayed where was_product is distinct from is_product
union all
select deal_id, 'other', 'source', amount, is_status from stayed where was_source is distinct from is_source
union all
select deal_id, 'other', 'type', amount, is_status from stayed where was_type is distinct from is_type
union all
select deal_id, 'other', 'name', amount, is_status from stayed where was_title is distinct from is_title
union all
select deal_id, 'other', 'next_step', amount, is_status from stayed where was_step is distinct from is_step
union all
select deal_id, 'other', 'probability', amount, is_status from stayed where was_chance is distinct from is_chance
