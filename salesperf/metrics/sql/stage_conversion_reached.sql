-- one row
-- went on of all that reached the stage, over the deals created in the window; a later stage implies the earlier ones
with cohort as (
    select
        deal_id,
        owner_ref,
        account_ref,
        product_ref,
        source_id,
        type_id,
        reason_id,
        pipeline_id,
        status,
        currency_id,
        top_position,
        visited,
        created_on as day,
        case when status = 0 then $as_of else closed_on end as team_day
    from core.spans
    where
        from_day <= $as_of
        and to_day > $as_of
        and created_on between $since and $until
),

facts as (
    select
        cohort.deal_id,
        cohort.owner_ref,
        cohort.account_ref,
        cohort.product_ref,
        cohort.source_id,
        cohort.type_id,
        cohort.reason_id,
        cohort.pipeline_id,
        cohort.status,
        cohort.currency_id,
        stages.stage_id,
        cohort.day,
        cohort.team_day,
        1 as reached,
        case
            when cohort.status = 1 or cohort.top_position > stages.position then 1
            else 0
        end as went_on
    from cohort
    inner join core.stages as stages
        on stages.pipeline_id = cohort.pipeline_id
        and stages.kind = 'open'
        and (cohort.status = 1 or cohort.top_position >= stages.position)
)

select
    sum(facts.went_on) as numerator,
    sum(facts.reached) as denominator,
    sum(facts.reached) as n,
    sum(case when facts.reached = 1 and facts.went_on = 0 and facts.status = 0 then 1 else 0 end) as still_open,
    sum(case when facts.reached = 1 and facts.went_on = 0 and facts.status = 2 then 1 else 0 end) as lost
from facts
