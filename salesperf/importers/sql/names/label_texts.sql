-- one row per different text of a column of labels
select text
from {table}
order by text
limit $most
