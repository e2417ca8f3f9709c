-- one row per row of a wide table of targets: what holds for all its periods, and a digest of their amounts
create or replace table {table} as
with faults as (
    select line, bad_code, bad_place, bad_value, row_number() over (partition by line order by place) as turn
    from {spread}
    where bad_code is not null
),
undated as (
    select line, min(place) as place
    from {spread}
    where amount is not null and not sums and from_day is null
    group by line
),
told as (
    select
        line,
        min(from_day) as from_day,
        max(to_day) as to_day,
        string_agg(
            concat(from_day, '/', to_day, '/', measure_id, '=', amount, '.', amount_rest), ' ' order by from_day, to_day, measure_id, place
        ) as parts
    from {spread}
    where amount is not null and not sums and from_day is not null
    group by line
),
spans as (
    select line, min(from_day) as from_day, max(to_day) as to_day
    from {spread}
    where not sums
    group by line
)
select
    t.line,
    case when {has_id} then t.key else concat({base}, '|', {measure_key}, coalesce(cast(spans.from_day as varchar), ''), '..', coalesce(cast(spans.to_day as varchar), '')) end as key,
    case
        when faults.bad_code is not null then faults.bad_code
        when regexp_full_match(lower(trim({owner})), $totals) and not regexp_full_match(lower(trim({owner})), $companies) then 'row.total'
        when undated.line is not null then 'target.period'
        when told.line is null then 'target.no_amount'
    end as bad_code,
    case
        when faults.bad_code is not null then faults.bad_place
        when regexp_full_match(lower(trim({owner})), $totals) and not regexp_full_match(lower(trim({owner})), $companies) then {owner_place}
        when undated.line is not null then {period_place}
        when told.line is null then {first_place}
    end as bad_place,
    case
        when faults.bad_code is not null then faults.bad_value
        when regexp_full_match(lower(trim({owner})), $totals) and not regexp_full_match(lower(trim({owner})), $companies) then {owner}
        when undated.line is not null then {year_text}
    end as bad_value,
    {values}
    {measure} as measure_id,
    coalesce(told.from_day, spans.from_day) as from_day,
    coalesce(told.to_day, spans.to_day) as to_day,
    md5(told.parts) as parts,
    concat('wide ', spans.from_day, '..', spans.to_day) as shape
from {rows} as t
left join faults on faults.line = t.line and faults.turn = 1
left join undated on undated.line = t.line
left join told on told.line = t.line
left join spans on spans.line = t.line
where t.shape = $first
