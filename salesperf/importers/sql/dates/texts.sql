-- one row per distinct text of a column of dates: its shape, and its value under each order
create or replace table {table} as
with texts as (
    select distinct {cell} as text from {cells} as c
),
plain_signs as (
    select
        text,
        trim(lower(strip_accents(translate(
            text,
            '０１２３４５６７８９：／－．，（）　' || chr(160) || chr(8239) || chr(39) || '"’' || chr(8203) || chr(8206) || chr(8207) || chr(8234) || chr(8236) || chr(8237),
            '0123456789:/-.,()   '
        )))) as t
    from texts
    where text is not null
),
clock_signs as (
    select
        text,
        regexp_replace(
            regexp_replace(
                regexp_replace(t, '(\d{1,2})[时点](\d{1,2})分(\d{1,2})秒', '\1:\2:\3'), '(\d{1,2})[时点](\d{1,2})分?', '\1:\2'
            ),
            '(\d{1,2})[时点]整?$', '\1:00'
        ) as t
    from plain_signs
),
without_weekday as (
    select
        text,
        trim(regexp_replace(
            regexp_replace(t, '\s*\(?(星期|礼拜|周)[一二三四五六日天]\)?\s*', ' '),
            '^(mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|mie|jeu|jue|ven|vie|sam|sab|dim|dom|die|mit|don|fre|son|mo|di|mi|do|fr|sa|so)[a-z]*[.,]* +(\d{1,2}(?:st|nd|rd|th|er)?[.]?[ /-]*[a-z]|\d{4}[-/]|[a-z]{3,10}[.]? +\d)|\s*\((mon|tue|wed|thu|fri|sat|sun)[a-z]*\)$', '\2'
        )) as t
    from clock_signs
),
year_last as (
    select
        text,
        regexp_replace(
            regexp_replace(t, '^(\d{4})[-/ .]([a-z]{3,10})[.]?[-/ .](\d{1,2})($|[ ,t].*$)', '\3 \2 \1\4'),
            '^([a-z]{3}) +(\d{1,2}) (\d{1,2}:\d{2}:\d{2})( utc| gmt)? (\d{4})$', '\2 \1 \5 \3\4'
        ) as t
    from without_weekday
),
clean as (
    select
        text,
        regexp_replace(
            regexp_replace(t, '^(\d{4})(\d{2})(\d{2})[t ]?(\d{2})(\d{2})(\d{2}) ?(z?)$', '\1-\2-\3 \4:\5:\6\7'),
            '^(\d{4})(\d{2})(\d{2})[t ]+(\d{1,2}:.*)$', '\1-\2-\3 \4'
        ) as t
    from year_last
),
parts as (
    select
        text,
        t,
        regexp_extract(t, '^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(.*)$', ['y', 'm', 'd', 'rest']) as iso,
        regexp_extract(t, '^(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4}|\d{2})($|[ ,t].*$)', ['a', 'b', 'y', 'rest']) as num,
        regexp_extract(t, '^(\d{4})(\d{2})(\d{2})$', ['y', 'm', 'd']) as flat,
        regexp_extract(t, '^(\d{1,2})(?:st|nd|rd|th|er|o)?[.]?(?: de | of |[ /-]+)?([a-z]{3,10})[.]?,?(?: de | del | of |[ /-]+)?(\d{4}|\d{2})($|[ ,t].*$)', ['d', 'm', 'y', 'rest']) as dn,
        regexp_extract(t, '^([a-z]{3,10})[.]? +(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})($|[ ,t].*$)', ['m', 'd', 'y', 'rest']) as nd,
        regexp_extract(t, '^(\d{4})\s*[-/.年]\s*(\d{1,2})月?$', ['y', 'm']) as ym,
        regexp_extract(t, '^([a-z]{3,10})[.]?[ -](\d{4})$', ['m', 'y']) as ny
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
            when regexp_matches(t, '^\d{10}$|^\d{13}$') then 'epoch'
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
            else ''
        end as rest
    from parts
),
timed as (
    select
        text, t, shape, a, b, year_text, month_text, day_text, rest,
        regexp_extract(
            rest,
            '^[ ,t]*(上午|下午|晚上|中午|凌晨|早上|[ap][.]? ?m[.]?)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap][.]? ?m[.]?|上午|下午)?\s*(?:(?:gmt|utc)([+-]\d{2}:?\d{2})(?: \(.*\))?|(z|utc|gmt|[+-]\d{2}(?::?\d{2})?))?$',
            ['pre', 'h', 'mi', 's', 'post', 'zone1', 'zone2']
        ) as clock
    from split
),
pieces as (
    select
        text, t, shape, a, b,
        case when length(year_text) = 2 then case when year_text < '70' then '20' else '19' end || year_text else year_text end as y,
        case
            when regexp_matches(month_text, '^\d+$') then month_text
            when month_text like 'juin%' then '6'
            when month_text like 'juil%' then '7'
            else cast((list_position(
                [
                    'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec',
                    'ene', 'fev', 'mrz', 'avr', 'mai', 'giu', 'lug', 'aou', 'set', 'okt', 'nov', 'dez',
                    'gen', 'feb', 'mae', 'abr', 'mag', 'jun', 'jul', 'ago', 'sep', 'ott', 'nov', 'dic',
                    'jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'out', 'nov', 'dec'
                ],
                substr(month_text, 1, 3)
            ) - 1) % 12 + 1 as varchar)
        end as m,
        day_text as d,
        trim(rest, ' ,t') = '' as bare,
        clock.h <> '' as clocked,
        clock.zone1 || clock.zone2 as zone,
        to_minutes(case
            when regexp_matches(clock.zone1 || clock.zone2, '^[+-]')
                then (case when substr(clock.zone1 || clock.zone2, 1, 1) = '-' then -1 else 1 end)
                    * (
                        cast(substr(clock.zone1 || clock.zone2, 2, 2) as integer) * 60
                        + coalesce(try_cast(right(substr(clock.zone1 || clock.zone2, 4), 2) as integer), 0)
                    )
            else 0
        end) as ahead,
        lpad(cast(
            case
                when clock.h = '' then 0
                when regexp_matches(clock.pre || clock.post, 'p|下午|晚上') and try_cast(clock.h as integer) < 12 then try_cast(clock.h as integer) + 12
                when clock.pre = '中午' and try_cast(clock.h as integer) < 3 then try_cast(clock.h as integer) + 12
                when regexp_matches(clock.pre || clock.post, 'a|上午|凌晨|早上') and try_cast(clock.h as integer) = 12 then 0
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
            when shape = 'epoch' then make_timestamp(try_cast(t as bigint) * case when length(t) = 10 then 1000000 else 1000 end)
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
