-- one row less per row of a touched deal
delete from {table}
where deal_id in (select deal_id from touched)
