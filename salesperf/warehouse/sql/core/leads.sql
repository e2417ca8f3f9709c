-- one row per lead
delete from core.leads;
insert into core.leads (lead_id, day, to_day, converted_on, owner_ref, source_id, deal_id)
select
    leads_now.key_id as lead_id,
    cast(versions.created as date) as day,
    leads_now.to_day,
    versions.converted_on,
    versions.owner_ref,
    versions.source_id,
    versions.converted_deal_ref as deal_id
from leads_now
inner join raw.leads as versions on versions.version_id = leads_now.version_id;
