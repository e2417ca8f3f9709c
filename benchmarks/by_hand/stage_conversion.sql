-- one row per open stage: of the deals that reached it, or a later one, the share that went on
with tops as (
    from stage_events join stages using (stage)
    select deal_id, max(position) as top
    group by all
)

from tops join deals using (deal_id) join stages on (status = 'Won' or top >= stages.position)
select stages.stage as member, count(*) filter (where status = 'Won' or top > stages.position) / count(*) as value
group by all
order by all
