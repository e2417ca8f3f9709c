-- one row per shared deal and part of it; rep is empty for what stays with whoever owns the deal
select
    credits.deal_id,
    credits.part,
    reps.name as rep,
    credits.num,
    credits.den,
    credits.overlay
from core.credits as credits
left join core.ref_reps as ref_reps on ref_reps.ref_id = credits.owner_ref
left join core.reps as reps on reps.rep_id = ref_reps.rep_id
order by credits.deal_id, credits.overlay, credits.part
