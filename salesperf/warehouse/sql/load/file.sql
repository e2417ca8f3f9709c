-- one row: the file and its counts
insert into meta.files (
    file_id, load_id, name, sha256, bytes, system, object, layout, complete, encoding, delimiter, lines, not_data, row_count,
    new_rows, changed_rows, unchanged_rows, rejected_rows, fields, reading
)
values (
    $file_id, $load_id, $name, $sha256, $size, $system, $object, $layout, $complete, $encoding, $delimiter, $lines, $not_data, $rows,
    $new, $changed, $unchanged, $rejected, $fields, $reading
)
