-- one row per version: completed where its deal is touched
create temp view deal_versions as
select *
from completed_versions
union all
select versions.*
from raw.deals as versions
left join completed_versions as completed on completed.version_id = versions.version_id
where completed.version_id is null
