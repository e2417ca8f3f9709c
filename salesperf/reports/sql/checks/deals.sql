-- one row per deal asked for: its id in the CRM, its name, and who owns it
select keys.key_id as deal_id, keys.key, versions.name, reps.name as rep
from raw.deals_keys as keys
left join core.deals as deals on deals.deal_id = keys.key_id
left join raw.deals as versions on versions.version_id = deals.version_id
left join core.ref_reps as refs on refs.ref_id = versions.owner_ref
left join core.reps as reps on reps.rep_id = refs.rep_id
where keys.key_id in (select unnest($deals))
order by keys.key_id
