-- one row per deal whose owner is in no list of people
select spans.deal_id, reps.name as value
from core.spans as spans
inner join core.ref_reps as ref_reps on ref_reps.ref_id = spans.owner_ref
inner join core.reps as reps on reps.rep_id = ref_reps.rep_id
where spans.to_day = date '9999-12-31' and not reps.known and exists (select 1 from core.reps as listed where listed.known)
order by reps.name, spans.deal_id
