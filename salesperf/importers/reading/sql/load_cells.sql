-- one row per record, in file order: finished cells
create table $target as
select * from reading_cells
