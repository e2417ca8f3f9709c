-- one row per file whose rows are not new + changed + unchanged + rejected
select files.file_id as deal_id, files.name as value
from meta.files as files
where files.row_count <> files.new_rows + files.changed_rows + files.unchanged_rows + files.rejected_rows
order by files.file_id
