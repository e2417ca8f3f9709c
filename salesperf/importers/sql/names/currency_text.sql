-- one row: a text and the currency that it means
insert into {table} (text, currency_id, digits)
values (?, ?, ?)
