-- one row per deal asked for that was there at the end of the day: the rep who owned it
select
    spans.deal_id,
    owners.rep_id
from core.spans as spans
inner join core.ref_reps as owners on owners.ref_id = spans.owner_ref
where
    spans.deal_id in (select unnest($deals))
    and spans.from_day <= $as_of
    and spans.to_day > $as_of
order by spans.deal_id
