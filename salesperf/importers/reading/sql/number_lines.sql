-- one row per record: its line follows from its place in the file
update $target set line = rowid + $first_line
