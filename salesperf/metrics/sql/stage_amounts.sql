-- one row
-- what the deals counted in each stage are worth, over the deals created in the window; the won stage holds the won ones
-- `$counting` says how a deal counts in a stage: reached (a later stage implies the earlier ones), strict (seen in
-- every one up to it) or plain (seen in it)
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
        amount,
        amount_rest,
        top_position,
        visited,
        case when status = 0 then $as_of else closed_on end as rate_day
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
        cohort.amount,
        cohort.amount_rest,
        cohort.rate_day,
        cohort.rate_day as team_day,
        stages.stage_id
    from cohort
    inner join core.stages as stages
        on stages.pipeline_id = cohort.pipeline_id
        and (stages.kind = 'open' or (stages.kind = 'won' and cohort.status = 1))
    where
        case $counting
            when 'reached' then cohort.status = 1 or cohort.top_position >= stages.position
            when 'strict' then
                cohort.visited & ((cast(1 as bigint) << stages.position) - 1) = (cast(1 as bigint) << stages.position) - 1
            else cohort.visited & (cast(1 as bigint) << (stages.position - 1)) <> 0
        end
)

select
    sum(facts.amount) as amount,
    sum(facts.amount_rest) as amount_rest,
    count(*) as n
from facts
