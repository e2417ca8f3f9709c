-- one row per file, in the order of loading
select
    load_id,
    file_id,
    name,
    system,
    object,
    lines,
    not_data,
    row_count,
    new_rows,
    changed_rows,
    unchanged_rows,
    rejected_rows,
    complete,
    sha256,
    reading
from meta.files
order by file_id
