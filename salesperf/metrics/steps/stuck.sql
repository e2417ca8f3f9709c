-- one row per deal open at the end of the day
-- how many are stuck: longer in their stage than its line, silent for more than 30 days, or past their date; `lines`
-- comes before, one row per stage that has a line, in quarter hours
with stays as (
    select
        deal_id,
        stage_id,
        max(cast(entered_at as date)) as entered_on
    from core.visits
    where
        entered_at < $after_day
        and (left_at is null or left_at >= $after_day)
    group by deal_id, stage_id
),

opened as (
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
        date_diff('day', stays.entered_on, $day) as days_in_stage,
        lines.quarter_hours as line_quarter_hours,
        date_diff('day', deals.activity_on, $day) as days_silent,
        date_diff('day', spans.due_on, $day) as days_past_due
    from core.spans as spans
    left join stays on stays.deal_id = spans.deal_id and stays.stage_id = spans.stage_id
    left join lines on lines.stage_id = spans.stage_id
    left join core.deals as deals
        on deals.deal_id = spans.deal_id
        and deals.activity_on <= $day
    where
        spans.from_day <= $day
        and spans.to_day > $day
        and spans.status = 0
),

facts as (
    select
        deal_id,
        owner_ref,
        account_ref,
        product_ref,
        source_id,
        type_id,
        reason_id,
        pipeline_id,
        stage_id,
        status,
        currency_id,
        amount,
        amount_rest,
        rate_day,
        team_day,
        days_in_stage,
        line_quarter_hours,
        days_silent,
        days_past_due,
        case when days_in_stage * 96 > line_quarter_hours then 1 else 0 end as over_line,
        case when days_silent > 30 then 1 else 0 end as silent,
        case when days_past_due > 0 then 1 else 0 end as past_due,
        case
            when days_in_stage * 96 > line_quarter_hours or days_silent > 30 or days_past_due > 0 then 1
            else 0
        end as stuck
    from opened
)

select
    sum(facts.stuck) as numerator,
    count(*) as n,
    sum(facts.over_line) as over_line,
    sum(facts.silent) as silent,
    sum(facts.past_due) as past_due,
    sum(case when facts.stuck = 1 then facts.amount else 0 end) as amount,
    sum(case when facts.stuck = 1 then facts.amount_rest else 0 end) as amount_rest
from facts
