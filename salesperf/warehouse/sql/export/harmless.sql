-- one row per text that a spreadsheet would run as a formula: an apostrophe goes before it
update exported
set {column} = '''' || {column}
where regexp_matches({column}, '^[=+@\t\r-]')
