-- one row per distinct text of a column of numbers, with its value under each decimal style
create or replace table {table} as
with texts as (
    select distinct {cell} as text from {cells} as c
),
clean as (
    select
        text,
        trim(replace(
            translate(
                text,
                '０１２３４５６７８９．，％＋－−‑‐–﹣＄￡（）　’' || chr(160) || chr(8239) || chr(8201) || chr(8203) || chr(8206) || chr(8207) || chr(8234) || chr(8236) || chr(8237),
                '0123456789.,%+------$£() ''   '
            ),
            chr(9), ' '
        )) as t
    from texts
    where text is not null
),
whole as (
    select text, regexp_replace(t, '(\d)([.,])[-—]{1,2}(\s|$)', '\1\200\3') as t
    from clean
),
parts as (
    select
        text,
        t,
        regexp_extract(
            t,
            '^''?([-+])?\s*([A-Za-z]{1,2}\$|[A-Za-z]{1,3}\.?|[$€£¥￥₹₩₽฿]|人民币|美元|欧元|日元|港币|英镑)?\s*(\()?\s*([-+])?\s*([A-Za-z]{1,2}\$|[A-Za-z]{1,3}\.?|[$€£¥￥₹₩₽฿])?\s*([-+])?\s*(\d[\d.,'' ]*?(?:[eE][-+]?\d{1,2})?|[.,]\d+)\s*(%|亿|万|千|百万|[kKwWmMbB](?:[nN])?|(?i:mio|mrd|mln|tsd|millions?|billions?|thousand|lakhs?|crores?)\.?)?\s*(元|[A-Za-z]{1,2}\$|[A-Za-z]{3}|kr\.?|zł|Kč|[$€£¥￥₹₩₽฿]|人民币|美元|欧元|日元|港币|英镑)?\s*(\))?\s*(元)?(-)?$',
            ['sign0', 'front0', 'open', 'sign', 'front', 'sign2', 'body', 'unit', 'back', 'close', 'last', 'tail']
        ) as p
    from whole
),
bodies as (
    select
        text,
        p.open <> '' or p.sign0 = '-' or p.sign = '-' or p.sign2 = '-' or p.tail = '-' as negative,
        case
            when (p.open = '') <> (p.close = '') then ''
            when length(p.sign0 || p.sign || p.sign2 || p.tail) > 1 then ''
            when p.front0 <> '' and p.front <> '' then ''
            else lower(replace(replace(replace(trim(p.body, ' .,'''), ' ', ''), '''', ''), '+', ''))
        end as body,
        p.front0 || p.front || p.back || p.last as sign,
        p.unit as unit,
        case trim(lower(p.unit), '.')
            when '亿' then 100000000 when '万' then 10000 when 'w' then 10000 when '千' then 1000 when 'k' then 1000
            when '百万' then 1000000 when 'm' then 1000000 when 'mn' then 1000000 when 'b' then 1000000000 when 'bn' then 1000000000
            when 'mio' then 1000000 when 'mln' then 1000000 when 'million' then 1000000 when 'millions' then 1000000
            when 'mrd' then 1000000000 when 'billion' then 1000000000 when 'billions' then 1000000000
            when 'tsd' then 1000 when 'thousand' then 1000
            when 'lakh' then 100000 when 'lakhs' then 100000 when 'crore' then 10000000 when 'crores' then 10000000
            else 1
        end as factor
    from parts
),
styled as (
    select
        text, negative, body, sign, unit, factor,
        regexp_matches(body, '^\d+(e-?\d+)?$|^\d*\.\d+(e-?\d+)?$|^[1-9]\d{0,2}(,\d{2,3})*,\d{3}(\.\d+)?$') as point_fits,
        regexp_matches(body, '^\d+(e-?\d+)?$|^\d*,\d+(e-?\d+)?$|^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$') as comma_fits
    from bodies
)
select
    text, unit, sign, point_fits, comma_fits, body,
    case when point_fits then try_cast(case when negative then '-' else '' end || replace(body, ',', '') as decimal(28, 8)) * factor end as point_value,
    case when comma_fits then try_cast(case when negative then '-' else '' end || replace(replace(body, '.', ''), ',', '.') as decimal(28, 8)) * factor end as comma_value,
    cast(null as decimal(28, 8)) as value
from styled
