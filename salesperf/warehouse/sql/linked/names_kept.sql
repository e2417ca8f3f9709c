-- one row per text, as `deal_names` knows it now
insert into core.deal_names (name, deal_id, found)
select name, deal_id, found
from deal_names
