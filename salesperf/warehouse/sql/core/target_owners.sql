-- one row per row of a targets file in force: whose it is, by id, by address, by merge, by name
create or replace temp table target_owners as
with told as (
    select
        target_rows.version_id,
        target_rows.system,
        target_rows.owner_id,
        coalesce(target_rows.owner, target_rows.owner_id) as owner,
        lower(coalesce(target_rows.owner, target_rows.owner_id)) as plain,
        target_rows.team,
        target_rows.territory_id,
        kinds.meaning as kind
    from target_rows
    left join target_words as kinds on kinds.kind = 'owner kind' and kinds.word = target_rows.kind_said
),
ids as (
    select people_now.system, people_now.key as text, people_now.identity
    from people_now
    where people_now.newest = 1
    union
    select people_now.system, people.other_id as text, people_now.identity
    from people_now
    inner join raw.people as people on people.version_id = people_now.version_id
    where people_now.newest = 1 and people.other_id is not null
),
by_id as (
    select
        told.version_id,
        coalesce(
            min(case when ids.system = told.system then ids.identity end),
            case when min(ids.identity) = max(ids.identity) then min(ids.identity) end
        ) as identity
    from told
    inner join ids on ids.text = told.owner_id
    group by told.version_id
),
by_ref as (
    select told.version_id, min(entities.identity) as identity
    from told
    inner join meta.refs as refs on refs.kind = 'rep' and refs.scope = told.system and refs.text = told.owner_id
    inner join core.ref_reps as owners on owners.ref_id = refs.ref_id
    inner join meta.entities as entities on entities.entity_id = owners.rep_id and entities.kind = 'rep'
    group by told.version_id
),
by_mail as (
    select told.version_id, min(people_now.identity) as identity
    from told
    inner join people_now on lower(people_now.email) = told.plain and people_now.newest = 1
    group by told.version_id
),
people as (
    select entities.identity
    from core.reps as reps
    inner join meta.entities as entities on entities.entity_id = reps.rep_id and entities.kind = 'rep'
),
teams as (
    select entities.identity
    from core.teams as teams
    inner join meta.entities as entities on entities.entity_id = teams.team_id and entities.kind = 'team'
),
region_labels as (
    -- regions that a load in force names: the labels of undone loads stay, but nobody's target is theirs
    select versions.name_id as label_id
    from regions_held
    inner join raw.regions as versions on versions.version_id = regions_held.version_id
    union
    select region_id as label_id from people_now
    union
    select region_id as label_id from core.orders
    union
    select region_id as label_id from core.order_lines
    union
    select region_id as label_id from core.invoices
    union
    select region_id as label_id from core.payments
    union
    select territory_id as label_id from target_rows
),
regions as (
    select lower(trim(labels.name)) as identity, min(labels.label_id) as label_id
    from region_labels
    inner join meta.labels as labels on labels.label_id = region_labels.label_id and labels.kind = 'region'
    group by lower(trim(labels.name))
),
matched as (
    select
        told.version_id,
        told.owner,
        told.plain,
        told.team,
        told.kind,
        coalesce(by_id.identity, by_ref.identity, by_mail.identity, merges.into_identity, people.identity) as person,
        teams.identity as team_found,
        coalesce(told.territory_id, regions.label_id) as territory_id,
        told.territory_id is not null as in_territory,
        companies.word is not null as names_company
    from told
    left join by_id on by_id.version_id = told.version_id
    left join by_ref on by_ref.version_id = told.version_id
    left join by_mail on by_mail.version_id = told.version_id
    left join merges on merges.kind = 'rep' and merges.identity = told.plain
    left join people on people.identity = told.plain
    left join teams on teams.identity = told.plain
    left join regions on regions.identity = told.plain
    left join target_words as companies on companies.kind = 'company' and companies.word = told.plain
),
decided as (
    select
        version_id,
        owner,
        plain,
        team,
        person,
        territory_id,
        case
            when kind is not null then kind
            when names_company then 'company'
            when person is not null then 'rep'
            when team_found is not null then 'team'
            when plain is not null and territory_id is not null and not in_territory then 'territory'
            when plain is not null then 'rep'
            when team is not null then 'team'
            when in_territory then 'territory'
            else 'company'
        end as owner_kind
    from matched
)
select
    version_id,
    owner_kind,
    case owner_kind
        when 'rep' then coalesce(person, plain)
        when 'team' then lower(coalesce(team, owner))
        when 'territory' then plain
    end as identity,
    case owner_kind when 'rep' then owner when 'team' then coalesce(team, owner) when 'territory' then owner end as shown,
    case when owner_kind = 'territory' then territory_id end as territory_id
from decided;
