-- one row per version, as it is
create temp view deal_versions as
select *
from raw.deals
