-- one row per account: those of account files, and those that only deals name
-- a removed one stays as long as anything names it
delete from core.accounts;
insert into core.accounts (account_id, name, industry, region, known)
with used as (
    select identity
    from named_refs
    where kind = 'account'
    group by identity
),
known as (
    select plain, max(name) as name, max(industry_id) as industry_id, max(region_id) as region_id
    from accounts_now
    left join used on used.identity = accounts_now.plain
    where plain is not null and (used.identity is not null or not accounts_now.gone)
    group by plain
),
everyone as (
    select known.plain as identity, known.name, known.industry_id, known.region_id, true as known
    from known
    union all
    select named_refs.identity, max(named_refs.shown) as name, cast(null as integer) as industry_id,
        cast(null as integer) as region_id, false as known
    from named_refs
    left join known on known.plain = named_refs.identity
    where named_refs.kind = 'account' and known.plain is null
    group by named_refs.identity
)
select entities.entity_id as account_id, everyone.name, industries.name as industry, regions.name as region, everyone.known
from everyone
inner join meta.entities as entities on entities.kind = 'account' and entities.identity = everyone.identity
left join meta.labels as industries on industries.label_id = everyone.industry_id
left join meta.labels as regions on regions.label_id = everyone.region_id;
