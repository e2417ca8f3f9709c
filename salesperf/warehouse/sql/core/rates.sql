-- one row per currency and month, from the newest row of each: a rate into the reporting currency of the month itself,
-- else what the CRM's table of units per one of its own currency gives for the two currencies, dated before undated
delete from core.rates;
insert into core.rates (currency_id, month, num, den)
with present as (
    select
        keys.system,
        versions.currency_id,
        cast(date_trunc('month', versions.month) as date) as month,
        versions.until,
        versions.rate,
        versions.per_unit
    from rates_held
    inner join raw.rates as versions on versions.version_id = rates_held.version_id
    inner join raw.rates_keys as keys on keys.key_id = rates_held.key_id
    where rates_held.to_day = date '9999-12-31'
),
direct as (
    select currency_id, month, max(rate) as rate
    from present
    where month is not null and rate > 0
    group by currency_id, month
),
digits as (
    select 0 as d union all select 1 as d union all select 2 as d union all select 3 as d union all select 4 as d
    union all select 5 as d union all select 6 as d union all select 7 as d union all select 8 as d union all select 9 as d
),
born as (
    select min(created_on) as day
    from core.spans
    where created_on > date '1990-01-01'
),
closings as (
    select min(closed_on) as day
    from core.spans
    where closed_on > date '1990-01-01'
),
as_ofs as (
    select min(as_of) as first_day, max(as_of) as last_day
    from meta.loads
    where state = 'active'
),
bounds as (
    -- months in which an amount may have to be converted: from the first deal to a year behind the last load
    select
        cast(date_trunc('month', least(
            as_ofs.first_day, coalesce(born.day, as_ofs.first_day), coalesce(closings.day, as_ofs.first_day)
        )) as date) as first_month,
        cast(date_trunc('month', as_ofs.last_day) as date) as last_month
    from as_ofs
    cross join born
    cross join closings
),
months as (
    select cast(bounds.first_month + (a.d * 100 + b.d * 10 + c.d) * interval 1 month as date) as month
    from bounds
    cross join digits as a
    cross join digits as b
    cross join digits as c
    where bounds.first_month + (a.d * 100 + b.d * 10 + c.d) * interval 1 month <= bounds.last_month + interval 12 month
),
units as (
    select
        present.system,
        present.currency_id,
        months.month,
        present.per_unit,
        row_number() over (
            partition by present.system, present.currency_id, months.month
            order by case when present.month is null then 1 else 0 end, present.month desc, present.per_unit
        ) as turn
    from present
    inner join months
        on coalesce(present.month, date '0001-01-01') <= months.month
        and (present.until is null or months.month < present.until)
    where present.per_unit > 0
),
crossed as (
    select theirs.currency_id, theirs.month, max(theirs.per_unit) as theirs_per_unit, max(ours.per_unit) as ours_per_unit
    from units as theirs
    inner join units as ours on ours.system = theirs.system and ours.month = theirs.month and ours.turn = 1
    inner join meta.currencies as reporting on reporting.currency_id = ours.currency_id and reporting.code = $reporting
    left join direct on direct.currency_id = theirs.currency_id and direct.month = theirs.month
    where theirs.turn = 1 and theirs.currency_id <> ours.currency_id and direct.rate is null
    group by theirs.currency_id, theirs.month
),
ratios as (
    select currency_id, month, rate as above, cast(1 as decimal(28, 10)) as below from direct
    union all
    select currency_id, month, ours_per_unit as above, theirs_per_unit as below from crossed
)
select
    ratios.currency_id,
    ratios.month,
    cast(ratios.above * 100000000 as bigint)
    * cast(power(10, (select digits from meta.currencies where code = $reporting)) as bigint) as num,
    cast(ratios.below * 100000000 as bigint) * cast(power(10, currencies.digits) as bigint) as den
from ratios
inner join meta.currencies as currencies on currencies.currency_id = ratios.currency_id;
