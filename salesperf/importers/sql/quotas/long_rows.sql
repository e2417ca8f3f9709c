-- one row per row of a long table of targets, with the days of its period and its key
create or replace table {table} as
with placed as (
    select
        t.line,
        t.key,
        t.bad_code,
        t.bad_place,
        t.bad_value,
        {values}
        {from_day} as from_day,
        {to_day} as to_day,
        {month} as month,
        {measure} as measure_id,
        t.amount,
        t.amount_rest,
        {scale} as scale,
        {owner} as owner_text,
        {said} as period_text
    from {rows} as t
    inner join {cells} as c on c.line = t.line
    {joins}
)
select
    line,
    case when {has_id} then key else concat({base}, '|', coalesce(cast(measure_id as varchar), ''), '|', coalesce(cast(from_day as varchar), ''), '..', coalesce(cast(to_day as varchar), '')) end as key,
    case
        when bad_code is not null then bad_code
        when regexp_full_match(lower(trim(owner_text)), $totals) and not regexp_full_match(lower(trim(owner_text)), $companies) then 'row.total'
        when amount is null then 'cell.missing'
        when from_day is null or to_day is null or from_day >= to_day then 'target.period'
    end as bad_code,
    case
        when bad_code is not null then bad_place
        when regexp_full_match(lower(trim(owner_text)), $totals) and not regexp_full_match(lower(trim(owner_text)), $companies) then {owner_place}
        when amount is null then {amount_place}
        else {period_place}
    end as bad_place,
    case
        when bad_code is not null then bad_value
        when regexp_full_match(lower(trim(owner_text)), $totals) and not regexp_full_match(lower(trim(owner_text)), $companies) then owner_text
        when amount is not null then period_text
    end as bad_value,
    {names}
    from_day,
    to_day,
    month,
    measure_id,
    case when scale > 1 then amount // scale else amount end as amount,
    case when scale > 1 then 0 else amount_rest end as amount_rest,
    'long' as shape
from placed
