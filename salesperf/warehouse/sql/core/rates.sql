-- one row per currency and month, from the newest row of each
delete from core.rates;
insert into core.rates (currency_id, month, num, den)
with seen as (
    select rates.key_id, rates.version_id, rates.load_id from raw.rates as rates
    union all
    select again.key_id, again.version_id, again.load_id from raw.rates_again as again
),
ordered as (
    select seen.version_id, row_number() over (partition by seen.key_id order by loads.as_of desc, seen.load_id desc) as newest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
),
dated as (
    select
        versions.currency_id,
        cast(date_trunc('month', versions.month) as date) as month,
        max(versions.rate) as rate
    from ordered
    inner join raw.rates as versions on versions.version_id = ordered.version_id
    where ordered.newest = 1
    group by versions.currency_id, cast(date_trunc('month', versions.month) as date)
)
select
    dated.currency_id,
    dated.month,
    cast(dated.rate * 100000000 as bigint) * cast(power(10, (select digits from meta.currencies where code = $reporting)) as bigint) as num,
    100000000 * cast(power(10, currencies.digits) as bigint) as den
from dated
inner join meta.currencies as currencies on currencies.currency_id = dated.currency_id
where dated.rate > 0;
