-- one row per person who leads others: named as somebody's manager, or else by title where few bear such a title
delete from core.leaders;
insert into core.leaders (rep_id, told_by)
with latest as (
    select people_now.identity, people_now.manager, people.title, people.manager_ref
    from people_now
    inner join raw.people as people on people.version_id = people_now.version_id
    where people_now.newest = 1
),
managers as (
    select latest.identity, coalesce(merges.into_identity, lower(trim(latest.manager))) as manager
    from latest
    left join merges on merges.kind = 'rep' and merges.identity = lower(trim(latest.manager))
    where latest.manager is not null
    union
    select latest.identity, people_now.identity as manager
    from latest
    inner join meta.refs as refs on refs.ref_id = latest.manager_ref
    inner join people_now on people_now.system = refs.scope and people_now.key = refs.text and people_now.newest = 1
),
named as (
    select managers.manager as identity
    from managers
    where managers.manager <> managers.identity
    group by managers.manager
),
titled as (
    select latest.identity, max(case when titles.word is not null then 1 else 0 end) as leads
    from latest
    left join target_words as titles on titles.kind = 'title' and titles.word = lower(trim(latest.title))
    where latest.title is not null
    group by latest.identity
),
counted as (
    select count(*) as n, sum(titled.leads) as leading
    from titled
),
found as (
    select named.identity, 'people' as told_by
    from named
    union all
    select titled.identity, 'title' as told_by
    from titled
    cross join counted
    where
        titled.leads = 1
        and counted.leading * 2 < counted.n
        and not exists (select 1 from managers)
)
select reps.rep_id, max(found.told_by) as told_by
from found
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = found.identity
inner join core.reps as reps on reps.rep_id = entities.entity_id
group by reps.rep_id;
