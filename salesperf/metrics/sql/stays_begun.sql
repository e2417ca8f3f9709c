-- one row per time in a stage, in whole hours, and whether it goes on
-- how many deals that came into the stage in the 12 months up to the day had spent so long there by its end, over all
-- their stays
with counted as (
    select
        deal_id,
        pipeline_id,
        stage_id,
        owner_ref,
        account_ref,
        product_ref,
        source_id,
        type_id,
        case when left_at is null or left_at >= $after_day then 1 else 0 end as goes_on,
        case
            when left_at is null or left_at >= $after_day
                then 24 * date_diff('day', cast(entered_at as date), $after_day) - extract(hour from entered_at)
            else hours
        end as hours
    from core.visits
    where
        entered_at >= $after_year_ago
        and entered_at < $after_day
),

facts as (
    select
        deal_id,
        stage_id,
        $day as team_day,
        max(pipeline_id) as pipeline_id,
        max(owner_ref) as owner_ref,
        max(account_ref) as account_ref,
        max(product_ref) as product_ref,
        max(source_id) as source_id,
        max(type_id) as type_id,
        max(goes_on) as goes_on,
        sum(hours) as hours
    from counted
    where hours is not null
    group by deal_id, stage_id
)

select
    facts.hours,
    facts.goes_on,
    count(*) as n
from facts
group by facts.hours, facts.goes_on
order by facts.hours, facts.goes_on
