-- one row per target that a row of a wide table states
insert into raw.targets_parts (version_id, measure_id, from_day, to_day, amount, amount_rest)
select targets.version_id, parts.measure_id, parts.from_day, parts.to_day, parts.amount, parts.amount_rest
from {parts} as parts
inner join raw.targets as targets on targets.line = parts.line and targets.file_id = $file_id
