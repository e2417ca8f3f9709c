-- one row
-- went on of all that entered the stage in the window for the first time, by what the deals had reached at as-of
with entered as (
    select
        deal_id,
        pipeline_id,
        stage_id,
        position,
        min(cast(entered_at as date)) as day
    from core.visits
    where
        entered_at >= $first_since
        and entered_at < $last_after_until
    group by deal_id, pipeline_id, stage_id, position
),

entries as (
    select
        entered.deal_id,
        entered.pipeline_id,
        entered.stage_id,
        entered.position,
        entered.day
    from entered
    where
        not exists (
            select 1
            from core.visits as earlier
            where
                earlier.entered_at < $first_since
                and earlier.deal_id = entered.deal_id
                and earlier.pipeline_id = entered.pipeline_id
                and earlier.stage_id = entered.stage_id
                and earlier.position = entered.position
        )
),

facts as (
    select
        entries.deal_id,
        spans.owner_ref,
        spans.account_ref,
        spans.product_ref,
        spans.source_id,
        spans.type_id,
        spans.reason_id,
        spans.status,
        spans.currency_id,
        entries.pipeline_id,
        entries.stage_id,
        entries.day,
        case when spans.status = 0 then $as_of else spans.closed_on end as team_day,
        case when spans.status = 1 or spans.top_position > entries.position then 1 else 0 end as went_on
    from entries
    inner join core.spans as spans
        on spans.deal_id = entries.deal_id
        and spans.from_day <= $as_of
        and spans.to_day > $as_of
    where
        entries.day between $since and $until
        and entries.day <= $as_of
)

select
    sum(facts.went_on) as numerator,
    count(*) as denominator,
    count(*) as n
from facts
