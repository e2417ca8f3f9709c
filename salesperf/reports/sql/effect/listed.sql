-- one row per change, the largest deals of every kind first, at most so many of each
with ranked as (
    select changes.*, row_number() over (partition by kind order by amount desc nulls last, deal_id, field) as place
    from changes
)
select
    deal_id, kind, field, deal, rep, was_text, is_text, was_amount, is_amount, was_close, is_close, amount, currency, file, line
from ranked
where place <= $most
order by kind, place
