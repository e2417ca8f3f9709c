-- one row: the number of cells that say something, by column of the file
select count(columns('^c\d+$'))
from $cells
