-- one row per record, in file order; line is filled in afterwards from the row number
-- the cells of a regular delimited text, without the blanks around them
create table $target as
select 0::bigint as line, $cells, null::varchar as extra
from read_csv(
    $path,
    columns = $columns,
    auto_detect = false,
    header = false,
    skip = $skip,
    delim = $delimiter,
    quote = '"',
    escape = '"',
    new_line = $new_line,
    strict_mode = true,
    null_padding = false,
    ignore_errors = false,
    parallel = true,
    max_line_size = 4194304
)
