-- one row per plain deal and span: open since its creation, and closed since its closing
insert into core.spans (
    deal_id, from_day, to_day, status, pipeline_id, stage_id, amount, amount_rest, currency_id, due_on, closed_on, created_on,
    owner_ref, account_ref, product_ref, source_id, type_id, reason_id, top_position, visited, derived
)
with facts as (
    select
        snapshots.deal_id,
        snapshots.status,
        snapshots.pipeline_id,
        snapshots.stage_id,
        snapshots.position,
        snapshots.as_of,
        coalesce(snapshots.created_on, date '0001-01-01') as born_on,
        case when snapshots.status = 0 then snapshots.close_on end as due_on,
        case when snapshots.status > 0 then coalesce(snapshots.crm_close, snapshots.as_of) end as closed_on,
        snapshots.created_on,
        snapshots.amount,
        snapshots.amount_rest,
        snapshots.currency_id,
        snapshots.owner_ref,
        snapshots.account_ref,
        snapshots.product_ref,
        snapshots.source_id,
        snapshots.type_id,
        case when snapshots.status = 2 then snapshots.lost_reason_id end as reason_id
    from snapshots
    where snapshots.alone and snapshots.status < 3
),
dated as (
    select
        deal_id, status, pipeline_id, stage_id, position, as_of, born_on, due_on, closed_on, created_on, amount, amount_rest,
        currency_id, owner_ref, account_ref, product_ref, source_id, type_id, reason_id,
        case when status > 0 and closed_on < as_of then closed_on when status > 0 then as_of else born_on end as from_day
    from facts
),
halves as (
    select 0 as half
    union all
    select 1 as half
),
spans as (
    -- half 0 is the time before the closing, half 1 the present state
    select
        deal_id,
        case when half = 0 then born_on else from_day end as from_day,
        case when half = 0 then from_day else date '9999-12-31' end as to_day,
        case when half = 0 then cast(0 as tinyint) else status end as status,
        pipeline_id,
        case when half = 1 then stage_id end as stage_id,
        amount,
        amount_rest,
        currency_id,
        case when half = 1 then due_on end as due_on,
        case when half = 1 then closed_on end as closed_on,
        created_on,
        owner_ref,
        account_ref,
        product_ref,
        source_id,
        type_id,
        case when half = 1 then reason_id end as reason_id,
        case
            when half = 0 then 1
            when status = 1 then coalesce(position, 62)
            when status = 0 then coalesce(position, 1)
            else 1
        end as top_position,
        case
            when half = 1 and status < 2 and position between 1 and 62 then cast(1 as bigint) << (position - 1)
            else cast(0 as bigint)
        end as visited
    from dated
    cross join halves
    where half = 1 or (status > 0 and born_on < from_day)
)
select
    deal_id, from_day, to_day, status, pipeline_id, stage_id, amount, amount_rest, currency_id, due_on, closed_on, created_on,
    owner_ref, account_ref, product_ref, source_id, type_id, reason_id, top_position, visited, false as derived
from spans
