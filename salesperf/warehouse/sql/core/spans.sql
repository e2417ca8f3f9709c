-- one row per touched deal and span of days in which nothing about it changed
insert into core.spans (
    deal_id, from_day, to_day, status, pipeline_id, stage_id, amount, amount_rest, currency_id, due_on,
    closed_on, created_on, owner_ref, account_ref, product_ref, source_id, type_id, reason_id, top_position,
    visited, derived
)
with facts as (
    select
        observations.deal_id,
        observations.seq,
        observations.effective_day,
        observations.next_day,
        observations.status,
        coalesce(versions.pipeline_id, 0) as pipeline_id,
        observations.stage_id,
        case when observations.amount_rest is null then versions.amount else observations.amount end as amount,
        coalesce(observations.amount_rest, versions.amount_rest, 0) as amount_rest,
        coalesce(versions.currency_id, 0) as currency_id,
        case when observations.status = 0 then observations.due_on end as due_on,
        observations.closed_on,
        cast(versions.created as date) as created_on,
        versions.owner_ref,
        versions.account_ref,
        versions.product_ref,
        versions.source_id,
        versions.type_id,
        case when observations.status = 2 then versions.lost_reason_id end as reason_id,
        observations.derived,
        max(
            case
                when observations.status = 1 then coalesce(observations.position, 62)
                when observations.status = 0 then coalesce(observations.position, 1)
                else 1
            end
        ) over (partition by observations.deal_id order by observations.seq rows unbounded preceding) as top_position,
        bit_or(
            case
                when observations.status in (0, 1) and observations.position between 1 and 62
                    then cast(1 as bigint) << (observations.position - 1)
                else cast(0 as bigint)
            end
        ) over (partition by observations.deal_id order by observations.seq rows unbounded preceding) as visited
    from observations
    left join deal_versions as versions on versions.version_id = observations.version_id
),
kept as (
    select
        deal_id, seq, effective_day, next_day, status, pipeline_id, stage_id, amount, amount_rest, currency_id, due_on,
        closed_on, created_on, owner_ref, account_ref, product_ref, source_id, type_id, reason_id, top_position, visited,
        derived,
        case
            when lag(seq) over w is not null
                and lag(status) over w = status
                and lag(stage_id) over w is not distinct from stage_id
                and lag(amount) over w is not distinct from amount
                and lag(amount_rest) over w = amount_rest
                and lag(currency_id) over w = currency_id
                and lag(due_on) over w is not distinct from due_on
                and lag(closed_on) over w is not distinct from closed_on
                and lag(created_on) over w is not distinct from created_on
                and lag(owner_ref) over w is not distinct from owner_ref
                and lag(account_ref) over w is not distinct from account_ref
                and lag(product_ref) over w is not distinct from product_ref
                and lag(source_id) over w is not distinct from source_id
                and lag(type_id) over w is not distinct from type_id
                and lag(reason_id) over w is not distinct from reason_id
                and lag(top_position) over w = top_position
                and lag(visited) over w = visited
                then 0
            else 1
        end as fresh
    from facts
    where effective_day < next_day
    window w as (partition by deal_id order by seq)
),
runs as (
    select
        deal_id, effective_day, next_day, status, pipeline_id, stage_id, amount, amount_rest, currency_id, due_on,
        closed_on, created_on, owner_ref, account_ref, product_ref, source_id, type_id, reason_id, top_position, visited,
        derived,
        fresh,
        sum(fresh) over (partition by deal_id order by seq rows unbounded preceding) as run
    from kept
),
joined as (
    select
        deal_id, effective_day, status, pipeline_id, stage_id, amount, amount_rest, currency_id, due_on,
        closed_on, created_on, owner_ref, account_ref, product_ref, source_id, type_id, reason_id, top_position, visited,
        derived,
        fresh,
        max(next_day) over (partition by deal_id, run) as to_day
    from runs
)
select
    deal_id, effective_day as from_day, to_day, status, pipeline_id, stage_id, amount, amount_rest, currency_id, due_on,
    closed_on, created_on, owner_ref, account_ref, product_ref, source_id, type_id, reason_id, top_position, visited, derived
from joined
where fresh = 1 and status < 3
