-- one row per distinct text of a column of numbers, with its value under each decimal style
create or replace table {table} as
with texts as (
    select distinct {cell} as text from {cells} as c
),
clean as (
    select
        text,
        trim(replace(replace(replace(replace(replace(text, chr(160), ' '), chr(8239), ' '), '　', ' '), '−', '-'), '’', '''')) as t
    from texts
    where text is not null
),
parts as (
    select
        text,
        t,
        regexp_extract(
            t,
            '^''?([(（])?\s*([-+])?\s*([A-Za-z]{1,3}|[$€£¥￥₹₩]|R\$|[A-Z]{2}\$)?\s*([-+])?\s*(\d[\d.,'' ]*|[.,]\d+)\s*(%|亿|万|千|百万|[kKwWmMbB](?:[nN])?)?\s*(元|[A-Za-z]{3}|[$€£¥￥₹₩]|人民币)?\s*([)）])?\s*(-)?$',
            ['open', 'sign', 'front', 'sign2', 'body', 'unit', 'back', 'close', 'tail']
        ) as p
    from clean
),
bodies as (
    select
        text,
        p.open <> '' or p.sign = '-' or p.sign2 = '-' or p.tail = '-' as negative,
        case when p.sign = '' or p.sign2 = '' then replace(replace(trim(p.body, ' .,'''), ' ', ''), '''', '') else '' end as body,
        p.front || p.back as sign,
        p.unit as unit,
        case lower(p.unit)
            when '亿' then 100000000 when '万' then 10000 when 'w' then 10000 when '千' then 1000 when 'k' then 1000
            when '百万' then 1000000 when 'm' then 1000000 when 'mn' then 1000000 when 'b' then 1000000000 when 'bn' then 1000000000
            else 1
        end as factor
    from parts
),
styled as (
    select
        text, negative, body, sign, unit, factor,
        regexp_matches(body, '^\d+$|^\d*\.\d+$|^[1-9]\d{0,2}(,\d{2,3})*,\d{3}(\.\d+)?$') as point_fits,
        regexp_matches(body, '^\d+$|^\d*,\d+$|^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$') as comma_fits
    from bodies
)
select
    text, unit, sign, point_fits, comma_fits, body,
    case when point_fits then try_cast(case when negative then '-' else '' end || replace(body, ',', '') as decimal(28, 8)) * factor end as point_value,
    case when comma_fits then try_cast(case when negative then '-' else '' end || replace(replace(body, '.', ''), ',', '.') as decimal(28, 8)) * factor end as comma_value,
    cast(null as decimal(28, 8)) as value
from styled
