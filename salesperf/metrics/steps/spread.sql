-- one row per group of sizes
-- from how often each size occurs: how many there are, their sum, how many have none, and the sizes beside the median
-- and the third quartile, between which a line is drawn
with ranked as (
    select
        sizes.size,
        sizes.n,
        case when sizes.size is null then 0 else sizes.n end as counted,
        sum(case when sizes.size is null then 0 else sizes.n end) over (
            order by sizes.size nulls last
            rows unbounded preceding
        ) as upto,
        sum(case when sizes.size is null then 0 else sizes.n end) over (
            order by sizes.size nulls last
            rows between unbounded preceding and unbounded following
        ) as total
    from sizes
)

select
    sum(ranked.counted) as n,
    sum(ranked.size * ranked.counted) as whole,
    sum(ranked.n - ranked.counted) as left_out,
    min(case when 2 * ranked.upto > ranked.total - 1 then ranked.size end) as median_low,
    min(case when 2 * (ranked.upto - 1) > ranked.total - 1 then ranked.size end) as median_high,
    min(case when 4 * ranked.upto > 3 * (ranked.total - 1) then ranked.size end) as quartile_low,
    min(case when 4 * (ranked.upto - 1) > 3 * (ranked.total - 1) then ranked.size end) as quartile_high
from ranked
