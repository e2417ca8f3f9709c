-- one row per open stage: days that a deal spent in it, the median
with stays as (
    select
        deal_id,
        stage,
        date_sub('hour', entered_at, lead(entered_at) over (partition by deal_id order by entered_at)) as hours
    from stage_events
    qualify hours is not null
)

from (from stays select deal_id, stage, sum(hours) as hours group by all)
select stage as member, quantile_cont(hours, 0.5) / 24 as value
group by all
order by all
