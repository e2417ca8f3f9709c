-- one row per pair, now with its number
update {table}
set ref_id = known.ref_id
from (
    select ref_id, kind, scope, text from meta.refs
    union all
    select ref_id, kind, scope, text from {new}
) as known
where known.kind = $kind and known.scope = {own}.scope and known.text = {own}.text
