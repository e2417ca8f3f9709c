-- one row per deal and changed fact, between two pictures of all deals
create or replace temp table changes as
with pairs as (
    select
        coalesce(after.deal_id, before.deal_id) as deal_id,
        coalesce(after.deal, before.deal) as deal,
        coalesce(after.rep, before.rep) as rep,
        coalesce(after.amount, before.amount) as amount,
        coalesce(after.currency, before.currency) as currency,
        case when after.load_id is distinct from before.load_id then after.file end as file,
        case when after.load_id is distinct from before.load_id then after.line end as line,
        before.deal_id is null as appeared,
        after.deal_id is null as vanished,
        before.status as was_status,
        after.status as is_status,
        before.stage as was_stage,
        after.stage as is_stage,
        before.amount as was_amount,
        after.amount as is_amount,
        before.amount_rest as was_rest,
        after.amount_rest as is_rest,
        before.currency as was_currency,
        after.currency as is_currency,
        before.close_on as was_close,
        after.close_on as is_close,
        before.rep as was_rep,
        after.rep as is_rep,
        before.account as was_account,
        after.account as is_account,
        before.product as was_product,
        after.product as is_product,
        before.source as was_source,
        after.source as is_source,
        before.type as was_type,
        after.type as is_type,
        before.title as was_title,
        after.title as is_title,
        before.next_step as was_step,
        after.next_step as is_step,
        before.probability_bp as was_chance,
        after.probability_bp as is_chance
    from was_deals as before
    full join is_deals as after on after.deal_id = before.deal_id
    where before.deal_id is null or after.deal_id is null or before is distinct from after
),
stayed as (
    select pairs.*
    from pairs
    where not pairs.appeared and not pairs.vanished
),
facts as (
    select deal_id, 'new' as kind, '' as field, cast(null as varchar) as was_text, is_stage as is_text from pairs where appeared
    union all
    select deal_id, 'removed', '', was_stage, null from pairs where vanished
    union all
    select deal_id, case is_status when 1 then 'won' when 2 then 'lost' else 'stage' end, 'stage', was_stage, is_stage
    from stayed
    where was_status <> is_status
    union all
    select deal_id, 'stage', 'stage', was_stage, is_stage from stayed where was_status = is_status and was_stage is distinct from is_stage
    union all
    select deal_id, 'amount', 'amount', null, null
    from stayed
    where was_amount is distinct from is_amount or was_rest <> is_rest or was_currency is distinct from is_currency
    union all
    select deal_id, 'close_date', 'close_on', null, null from stayed where was_status = is_status and was_close is distinct from is_close
    union all
    select deal_id, 'owner', 'owner', was_rep, is_rep from stayed where was_rep is distinct from is_rep
    union all
    select deal_id, 'other', 'account', was_account, is_account from stayed where was_account is distinct from is_account
    union all
    select deal_id, 'other', 'product', was_product, is_product from stayed where was_product is distinct from is_product
    union all
    select deal_id, 'other', 'source', was_source, is_source from stayed where was_source is distinct from is_source
    union all
    select deal_id, 'other', 'type', was_type, is_type from stayed where was_type is distinct from is_type
    union all
    select deal_id, 'other', 'name', was_title, is_title from stayed where was_title is distinct from is_title
    union all
    select deal_id, 'other', 'next_step', was_step, is_step from stayed where was_step is distinct from is_step
    union all
    select deal_id, 'other', 'probability', cast(was_chance / 100 as varchar), cast(is_chance / 100 as varchar)
    from stayed
    where was_chance is distinct from is_chance
)
select
    facts.deal_id,
    facts.kind,
    facts.field,
    pairs.deal,
    pairs.rep,
    facts.was_text,
    facts.is_text,
    pairs.was_amount,
    pairs.is_amount,
    pairs.was_close,
    pairs.is_close,
    pairs.amount,
    pairs.currency,
    pairs.is_status,
    pairs.file,
    pairs.line
from facts
inner join pairs on pairs.deal_id = facts.deal_id
