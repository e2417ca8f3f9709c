-- one row per kind and distinct text of measures, kinds of owner, owners and titles that words are looked up for
with texts as (
    select 'measure' as kind, measure_said as word from target_rows
    union
    select 'measure' as kind, lower(trim(labels.name)) as word from meta.labels as labels where labels.kind = 'measure'
    union
    select 'owner kind' as kind, kind_said as word from target_rows
    union
    select 'company' as kind, lower(coalesce(owner, owner_id)) as word from target_rows
    union
    select 'title' as kind, lower(trim(people.title)) as word
    from people_now
    inner join raw.people as people on people.version_id = people_now.version_id
    where people_now.newest = 1
)
select kind, word
from texts
where word is not null
order by kind, word
