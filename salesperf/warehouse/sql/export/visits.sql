-- one row per deal and stay in a stage
select deal_id, visit_no, pipeline_id, stage_id, position, entered_at, left_at, hours, next_stage_id, next_status, derived
from core.visits
order by deal_id, visit_no
