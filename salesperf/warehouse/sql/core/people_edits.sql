-- one row per person that somebody decided about: merged names show the one that was kept, active goes before exports
create or replace temp table kept_names as
with own as (
    select identity, name
    from people_now
    where newest = 1 and lower(trim(name)) = identity
    union all
    select identity, shown as name
    from owner_refs
    where lower(trim(shown)) = identity
),
kept as (
    select into_identity as identity
    from merges
    where kind = 'rep'
    group by into_identity
)
select own.identity, max(own.name) as name
from own
inner join kept on kept.identity = own.identity
group by own.identity;

update core.reps
set name = kept_names.name
from kept_names
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = kept_names.identity
where core.reps.rep_id = entities.entity_id;

update core.reps
set active = edits.active
from person_edits as edits
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = edits.identity
where core.reps.rep_id = entities.entity_id;
