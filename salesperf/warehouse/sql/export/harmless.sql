-- one row per text that a spreadsheet would run as a formula: an apostrophe goes before it; numbers stay
update exported
set {column} = '''' || {column}
where regexp_matches({column}, '^[\s\xa0]*[=+@＝＋－＠-]|^[\t\r\n]')
    and ({column} in ('-', '+') or not regexp_full_match({column}, '[+-]?(\d[\d,]*)?(\.\d+)?([eE][+-]?\d+)?%?'))
