-- one row: a decision
insert into meta.journal (entry_id, written_at, by_whom, kind, name, payload, why, load_id)
select coalesce(max(entry_id), 0) + 1, $at, $by, $kind, $name, $payload, $why, $load_id
from meta.journal
