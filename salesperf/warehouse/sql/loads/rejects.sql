-- one row per rejected row of a load, or of all loads in force
select files.name, rejects.line, rejects.code, rejects.column_name, rejects.value, rejects.cells
from meta.rejects as rejects
inner join meta.files as files on files.file_id = rejects.file_id
inner join meta.loads as loads on loads.load_id = rejects.load_id
where case when $load_id is null then loads.state = 'active' else rejects.load_id = $load_id end
order by rejects.load_id desc, rejects.file_id, rejects.line
