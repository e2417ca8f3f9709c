-- one row per deal open at the end of the day and expected to close in the window
-- what they are worth times the chance that their stage gives, in ten-thousandths; deals in a stage without a
-- chance are left out
with facts as (
    select
        spans.deal_id,
        spans.owner_ref,
        spans.account_ref,
        spans.product_ref,
        spans.source_id,
        spans.type_id,
        spans.reason_id,
        spans.pipeline_id,
        spans.stage_id,
        spans.status,
        spans.currency_id,
        spans.amount,
        spans.amount_rest,
        $day as rate_day,
        $day as team_day,
        stages.probability_bp
    from core.spans as spans
    inner join core.stages as stages on stages.stage_id = spans.stage_id
    where
        spans.from_day <= $day
        and spans.to_day > $day
        and spans.status = 0
        and spans.due_on between $since and $until
        and stages.probability_bp is not null
)

select
    sum(facts.amount * facts.probability_bp) as amount,
    sum(facts.amount_rest * facts.probability_bp) as amount_rest,
    count(*) as n
from facts
