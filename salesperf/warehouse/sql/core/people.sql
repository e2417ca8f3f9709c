-- people, teams and memberships from every people row in force and every text that names an owner
create or replace temp table people_now as
with seen as (
    select people.key_id, people.version_id, people.load_id from raw.people as people
    union all
    select again.key_id, again.version_id, again.load_id from raw.people_again as again
),
ordered as (
    select
        seen.key_id,
        seen.version_id,
        seen.load_id,
        loads.as_of,
        row_number() over (partition by seen.key_id order by loads.as_of desc, seen.load_id desc) as newest,
        row_number() over (partition by seen.key_id order by loads.as_of, seen.load_id) as oldest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
),
named as (
    select
        ordered.key_id,
        ordered.newest,
        ordered.oldest,
        ordered.as_of,
        ordered.load_id,
        keys.system,
        keys.key,
        versions.team_id,
        versions.manager,
        versions.region_id,
        versions.email,
        coalesce(versions.is_active, true) as is_active,
        versions.from_day,
        versions.to_day,
        coalesce(
            versions.name,
            case
                when versions.last_name similar to '[一-鿿]+' then concat(versions.last_name, coalesce(versions.first_name, ''))
                else trim(concat(coalesce(versions.first_name, ''), ' ', coalesce(versions.last_name, '')))
            end
        ) as name
    from ordered
    inner join raw.people as versions on versions.version_id = ordered.version_id
    inner join raw.people_keys as keys on keys.key_id = ordered.key_id
),
identified as (
    select named.*, lower(trim(named.name)) as plain
    from named
)
select
    identified.key_id,
    identified.newest,
    identified.oldest,
    identified.as_of,
    identified.load_id,
    identified.system,
    identified.key,
    identified.team_id,
    identified.manager,
    identified.region_id,
    identified.email,
    identified.is_active,
    identified.from_day,
    identified.to_day,
    identified.name,
    coalesce(merges.into_identity, identified.plain) as identity
from identified
left join merges on merges.kind = 'rep' and merges.identity = identified.plain;

create or replace temp table owner_refs as
with used as (
    select distinct owner_ref as ref_id from core.spans where owner_ref is not null
),
plain as (
    select refs.ref_id, refs.scope, refs.text, coalesce(refs.name, refs.text) as shown
    from meta.refs as refs
    inner join used on used.ref_id = refs.ref_id
),
by_id as (
    select plain.ref_id, min(people_now.identity) as identity
    from plain
    inner join people_now on people_now.system = plain.scope and people_now.key = plain.text and people_now.newest = 1
    where plain.scope <> ''
    group by plain.ref_id
),
by_mail as (
    select plain.ref_id, min(people_now.identity) as identity
    from plain
    inner join people_now on lower(people_now.email) = lower(trim(plain.shown)) and people_now.newest = 1
    group by plain.ref_id
)
select
    plain.ref_id,
    plain.shown,
    coalesce(by_id.identity, by_mail.identity, merges.into_identity, lower(trim(plain.shown))) as identity
from plain
left join by_id on by_id.ref_id = plain.ref_id
left join by_mail on by_mail.ref_id = plain.ref_id
left join merges on merges.kind = 'rep' and merges.identity = lower(trim(plain.shown));

insert into meta.entities
with wanted as (
    select identity from people_now
    union
    select identity from owner_refs
),
missing as (
    select wanted.identity
    from wanted
    left join meta.entities as entities on entities.kind = 'rep' and entities.identity = wanted.identity
    where entities.entity_id is null and wanted.identity is not null
)
select
    (select coalesce(max(entity_id), 0) from meta.entities) + row_number() over (order by identity) as entity_id,
    'rep' as kind,
    identity
from missing;

delete from core.reps;
insert into core.reps
with known as (
    select
        identity,
        max(name) as name,
        max(email) as email,
        max(case when is_active then 1 else 0 end) = 1 as active
    from people_now
    where newest = 1
    group by identity
),
orphans as (
    select owner_refs.identity, max(owner_refs.shown) as name
    from owner_refs
    left join known on known.identity = owner_refs.identity
    where known.identity is null
    group by owner_refs.identity
)
select entities.entity_id as rep_id, known.name, known.email, known.active, true as known
from known
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = known.identity
union all
select entities.entity_id as rep_id, orphans.name, cast(null as varchar) as email, true as active, false as known
from orphans
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = orphans.identity;

delete from core.ref_reps;
insert into core.ref_reps
select owner_refs.ref_id, entities.entity_id as rep_id
from owner_refs
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = owner_refs.identity;
