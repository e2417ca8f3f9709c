-- one row per record: its line is read from the list of first lines, as records span several lines
update $target set line = l.line from reading_lines l where l.place = rowid
