-- one row per stage that a table defines, in the order of its pipeline
select
    {pipeline} as pipeline,
    {id} as id,
    name,
    {position} as position,
    {chance} as probability,
    {closed} as is_closed,
    {won} as is_won
from {table}
where bad_code is null
order by pipeline, position, line
