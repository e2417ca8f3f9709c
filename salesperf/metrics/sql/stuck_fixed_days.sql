-- one row per open stage
-- the days after which a deal is too long in any stage, as the workspace says, in quarter hours
with lines as (
    select
        stage_id,
        $stuck_days * 96 as quarter_hours
    from core.stages
    where kind = 'open'
)

select
    stage_id,
    quarter_hours
from lines
order by stage_id
