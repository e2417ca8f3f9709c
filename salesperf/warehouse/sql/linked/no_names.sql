-- one row per text by which a record names its deal: none, where every record names it by its id
create or replace temp table deal_names as
select name, deal_id, found
from core.deal_names
where false
