-- one row: the total of a column
insert into {table} values (?, ?, null)
