-- one row per issue of a load, in the order of files and lines
select files.name, issues.code, issues.severity, issues.line, issues.column_name, issues.value, issues.params
from meta.issues as issues
inner join meta.files as files on files.file_id = issues.file_id
where issues.load_id = $load_id
order by issues.file_id, issues.line
