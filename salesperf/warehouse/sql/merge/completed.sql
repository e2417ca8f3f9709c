-- one row per version of a touched deal, each field as the last file that holds it said
create temp table completed_versions as
with firsts as (
    select version_id, min(n) as n
    from sightings
    where version_id is not null
    group by version_id
),
ordered as (
    select versions.*, firsts.n
    from raw.deals as versions
    inner join firsts on firsts.version_id = versions.version_id
),
grouped as (
    select s.*, {counts}
    from ordered as s
    window w as (partition by s.key_id order by s.n rows unbounded preceding)
)
select g.version_id, g.key_id, g.load_id, g.file_id, g.line, {values}
from grouped as g
