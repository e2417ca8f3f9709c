-- one row per lead
select
    leads.lead_id,
    keys.system,
    keys.key as crm_id,
    leads.day as created_on,
    leads.to_day,
    leads.converted_on,
    reps.name as rep,
    sources.name as source,
    leads.deal_id
from core.leads as leads
inner join raw.leads_keys as keys on keys.key_id = leads.lead_id
left join core.ref_reps as ref_reps on ref_reps.ref_id = leads.owner_ref
left join core.reps as reps on reps.rep_id = ref_reps.rep_id
left join core.labels as sources on sources.label_id = leads.source_id
order by leads.lead_id
