-- one row per decision of the kinds asked for, the newest first
-- an entry is in force while no later one of its kind and name is there
with placed as (
    select
        entry_id,
        written_at,
        by_whom,
        kind,
        name,
        payload,
        why,
        lead(entry_id) over (partition by kind, name order by entry_id) as next_id
    from meta.journal
    where kind in (select unnest($kinds))
)

select
    entry_id,
    written_at,
    by_whom,
    kind,
    name,
    payload,
    why,
    next_id is null as in_force
from placed
order by entry_id desc
