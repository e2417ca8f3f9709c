-- one row: the period of some texts
insert into {table} values (?, ?, ?, ?, ?, ?, ?, ?)
