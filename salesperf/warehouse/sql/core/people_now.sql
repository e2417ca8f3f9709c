-- one row per people row and load in force that saw it, with the identity that it stands for
-- gone: a complete file of a later load does not hold the row
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
        row_number() over (partition by seen.key_id order by loads.as_of desc, seen.load_id desc) as newest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
),
roles_seen as (
    select roles.key_id, roles.version_id, roles.load_id from raw.roles as roles
    union all
    select again.key_id, again.version_id, again.load_id from raw.roles_again as again
),
roles_ordered as (
    select
        roles_seen.key_id,
        roles_seen.version_id,
        row_number() over (partition by roles_seen.key_id order by loads.as_of desc, roles_seen.load_id desc) as newest
    from roles_seen
    inner join meta.loads as loads on loads.load_id = roles_seen.load_id and loads.state = 'active'
),
roles_now as (
    select keys.system, keys.key, versions.name_id
    from roles_ordered
    inner join raw.roles as versions on versions.version_id = roles_ordered.version_id
    inner join raw.roles_keys as keys on keys.key_id = roles_ordered.key_id
    where roles_ordered.newest = 1
),
named as (
    select
        ordered.key_id,
        ordered.version_id,
        ordered.newest,
        people_held.to_day < date '9999-12-31' as gone,
        ordered.as_of,
        ordered.load_id,
        keys.system,
        keys.key,
        coalesce(versions.team_id, roles_now.name_id) as team_id,
        versions.manager,
        versions.region_id,
        versions.email,
        versions.other_id,
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
    inner join people_held on people_held.key_id = ordered.key_id
    left join roles_now on roles_now.system = keys.system and roles_now.key = versions.role_id
)
select
    named.key_id,
    named.version_id,
    named.newest,
    named.gone,
    named.as_of,
    named.load_id,
    named.system,
    named.key,
    named.team_id,
    named.manager,
    named.region_id,
    named.email,
    named.other_id,
    named.is_active,
    named.from_day,
    named.to_day,
    named.name,
    coalesce(merges.into_identity, lower(trim(named.name))) as identity
from named
left join merges on merges.kind = 'rep' and merges.identity = lower(trim(named.name))
