-- one row per distinct text of a column of dates: its shape, and its value under each order
create or replace table {table} as
with texts as (
    select distinct {cell} as text from {cells} as c
),
clean as (
    select text, trim(replace(replace(replace(replace(text, '''', ''), chr(160), ' '), chr(8239), ' '), '　', ' '), ' "') as t
    from texts
    where text is not null
),
parts as (
    select
        text,
        t,
        regexp_extract(t, '^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(.*)$', ['y', 'm', 'd', 'rest']) as iso,
        regexp_extract(t, '^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})($|[ ,T].*$)', ['a', 'b', 'y', 'rest']) as num,
        regexp_extract(t, '^(\d{4})(\d{2})(\d{2})(\d{6})?$', ['y', 'm', 'd', 'rest']) as flat,
        regexp_extract(t, '^(?:[A-Za-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4}|\d{2})($|[ ,T].*$)', ['d', 'm', 'y', 'rest']) as dn,
        regexp_extract(t, '^(?:[A-Za-z]{3,9},? )?([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})($|[ ,T].*$)', ['m', 'd', 'y', 'rest']) as nd,
        regexp_extract(t, '^(\d{4})\s*[-/.年]\s*(\d{1,2})月?$', ['y', 'm']) as ym,
        regexp_extract(t, '^([A-Za-z]{3,9})[ -](\d{4})$', ['m', 'y']) as ny
    from clean
),
split as (
    select
        text,
        t,
        case
            when iso.y <> '' then 'iso' when num.a <> '' then 'num' when dn.d <> '' then 'dn' when nd.d <> '' then 'nd'
            when ym.y <> '' then 'ym' when ny.y <> '' then 'ny' when flat.y <> '' then 'flat'
            when regexp_matches(t, '^\d{5}(\.\d+)?$') then 'serial'
            when regexp_matches(t, '^\d{13}$') then 'epoch'
            else 'other'
        end as shape,
        cast(nullif(num.a, '') as integer) as a,
        cast(nullif(num.b, '') as integer) as b,
        case
            when iso.y <> '' then iso.y when num.y <> '' then num.y when dn.y <> '' then dn.y when nd.y <> '' then nd.y
            when ym.y <> '' then ym.y when ny.y <> '' then ny.y else flat.y
        end as year_text,
        case
            when iso.y <> '' then iso.m when dn.d <> '' then dn.m when nd.d <> '' then nd.m when ym.y <> '' then ym.m
            when ny.y <> '' then ny.m else flat.m
        end as month_text,
        case
            when iso.y <> '' then iso.d when dn.d <> '' then dn.d when nd.d <> '' then nd.d when ym.y <> '' or ny.y <> '' then '1'
            else flat.d
        end as day_text,
        case
            when iso.y <> '' then iso.rest when num.a <> '' then num.rest when dn.d <> '' then dn.rest when nd.d <> '' then nd.rest
            when flat.rest <> '' then substr(flat.rest, 1, 2) || ':' || substr(flat.rest, 3, 2) || ':' || substr(flat.rest, 5, 2)
            else ''
        end as rest
    from parts
),
timed as (
    select
        text, t, shape, a, b, year_text, month_text, day_text, rest,
        regexp_extract(
            rest,
            '^[ ,T]*(上午|下午|晚上|[AaPp][Mm])?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp]\.?[Mm]\.?|上午|下午)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$',
            ['pre', 'h', 'mi', 's', 'post', 'zone']
        ) as clock
    from split
),
pieces as (
    select
        text, t, shape, a, b,
        case when length(year_text) = 2 then case when year_text < '70' then '20' else '19' end || year_text else year_text end as y,
        case
            when regexp_matches(month_text, '^\d+$') then month_text
            else cast(list_position(
                ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'], lower(substr(month_text, 1, 3))
            ) as varchar)
        end as m,
        day_text as d,
        trim(rest, ' ,T') = '' as bare,
        clock.h <> '' as clocked,
        clock.zone,
        to_minutes(case
            when regexp_matches(clock.zone, '^[+-]')
                then (case when clock.zone[1] = '-' then -1 else 1 end)
                    * (cast(clock.zone[2:3] as integer) * 60 + cast(right(clock.zone, 2) as integer))
            else 0
        end) as ahead,
        lpad(cast(
            case
                when clock.h = '' then 0
                when regexp_matches(lower(clock.pre || clock.post), 'p|下午|晚上') and try_cast(clock.h as integer) < 12 then try_cast(clock.h as integer) + 12
                when regexp_matches(lower(clock.pre || clock.post), 'a|上午') and try_cast(clock.h as integer) = 12 then 0
                else try_cast(clock.h as integer)
            end as varchar), 2, '0')
            || ':' || case when clock.mi = '' then '00' else clock.mi end
            || ':' || case when clock.s = '' then '00' else clock.s end as hms
    from timed
),
read as (
    select
        text, shape, a, b, y, clocked, zone, ahead,
        case
            when not bare and not clocked then null
            when shape in ('iso', 'dn', 'nd', 'ym', 'ny', 'flat')
                then try_cast(y || '-' || lpad(m, 2, '0') || '-' || lpad(d, 2, '0') || ' ' || hms as timestamp)
            when shape = 'serial' and try_cast(t as double) between 10000 and 80000
                then timestamp '1899-12-30' + to_seconds(cast(round(try_cast(t as double) * 86400) as bigint))
            when shape = 'epoch' then make_timestamp(try_cast(t as bigint) * 1000)
        end as plain,
        case when bare or clocked then try_cast(y || '-' || lpad(cast(b as varchar), 2, '0') || '-' || lpad(cast(a as varchar), 2, '0') || ' ' || hms as timestamp) end as dmy,
        case when bare or clocked then try_cast(y || '-' || lpad(cast(a as varchar), 2, '0') || '-' || lpad(cast(b as varchar), 2, '0') || ' ' || hms as timestamp) end as mdy,
        case when bare or clocked then try_cast('20' || lpad(cast(a as varchar), 2, '0') || '-' || lpad(cast(b as varchar), 2, '0') || '-' || right(y, 2) || ' ' || hms as timestamp) end as ymd
    from pieces
)
select
    text, shape, plain - ahead as plain, dmy - ahead as dmy, mdy - ahead as mdy, ymd - ahead as ymd, clocked, zone,
    cast(null as timestamp) as value
from read
