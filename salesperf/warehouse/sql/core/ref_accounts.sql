-- one row per text that names an account
delete from core.ref_accounts;
insert into core.ref_accounts (ref_id, account_id)
select named_refs.ref_id, entities.entity_id as account_id
from named_refs
inner join meta.entities as entities on entities.kind = 'account' and entities.identity = named_refs.identity
where named_refs.kind = 'account';
