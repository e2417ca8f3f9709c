-- one row per deal and person who shares in it and is in no list of people
with shared as (
    select distinct credits.deal_id, reps.name as value
    from core.credits as credits
    inner join core.ref_reps as ref_reps on ref_reps.ref_id = credits.owner_ref
    inner join core.reps as reps on reps.rep_id = ref_reps.rep_id
    where not reps.known and exists (select 1 from core.reps as listed where listed.known)
)
select deal_id, value
from shared
order by value, deal_id
