-- one row per deal whose status and stage disagree
select spans.deal_id, stages.name as value
from core.spans as spans
inner join core.stages as stages on stages.stage_id = spans.stage_id
where spans.to_day = date '9999-12-31'
    and stages.kind <> case spans.status when 0 then 'open' when 1 then 'won' else 'lost' end
order by spans.deal_id
