-- one row: a decision
insert into meta.journal
select coalesce(max(entry_id), 0) + 1, $at, $by, $kind, $name, $payload, $why
from meta.journal
