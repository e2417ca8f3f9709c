-- one row per rep
select
    rep,
    'Team ' || (row_number() over (order by rep) % 20 + 1) as team,
    '2020-01-01' as "from"
from (select distinct "Owner" as rep from read_csv($deals, all_varchar = true))
order by rep
