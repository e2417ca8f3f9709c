-- one row per definition of a pipeline in the journal, the oldest first, with the load that it came with where that is undone
select
    journal.name,
    journal.payload,
    case when loads.state <> 'active' then journal.load_id end as undone
from meta.journal as journal
left join meta.loads as loads on loads.load_id = journal.load_id
where journal.kind = 'stages'
order by journal.entry_id
