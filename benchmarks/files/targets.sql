-- one row per owner (the company, each rep) and month
select
    case when rep is null then 'company' else 'rep' end as owner_kind,
    coalesce(rep, '') as owner,
    'bookings' as measure,
    strftime(month, '%Y-%m') as month,
    amount,
    'CNY' as currency
from (
    select "Owner" as rep, 500_000 as amount
    from read_csv($deals, all_varchar = true)
    group by all
    union all
    select null, 120_000_000
)
cross join (select unnest(generate_series(date '2023-01-01', date '2026-03-01', interval 1 month)) as month)
order by all
