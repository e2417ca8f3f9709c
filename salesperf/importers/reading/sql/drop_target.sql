-- no rows: a table whose records turned out to disagree goes
drop table $target
