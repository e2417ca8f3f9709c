-- one row per owner: won of all closed
select
    owner as member,
    count(*) filter (where status = 'Won') / count(*) as value
from deals
where status <> 'Open'
group by all
order by all
