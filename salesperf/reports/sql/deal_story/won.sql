-- one row per measure of the deals won in the twelve months to the end of the day: how many have it, and its median
-- amount (minor units, only deals in the currency given), age (days from creation to close), pushes (to a later month),
-- and hours in the stage given; the median lies between the two middle ones, which are the same where n is odd
with facts as (
    select
        spans.deal_id,
        spans.amount,
        spans.currency_id,
        spans.created_on,
        spans.closed_on,
        spans.owner_ref,
        spans.source_id,
        spans.closed_on as team_day
    from core.spans as spans
    where
        spans.from_day <= $as_of
        and spans.to_day > $as_of
        and spans.status = 1
        and spans.closed_on > $year_ago
        and spans.closed_on <= $as_of
),

won as (
    select
        facts.deal_id,
        facts.amount,
        currencies.code as currency,
        facts.created_on,
        facts.closed_on
    from facts
    left join core.currencies as currencies on currencies.currency_id = facts.currency_id
    left join core.ref_reps as owners on owners.ref_id = facts.owner_ref
    left join core.memberships as membership
        on membership.rep_id = owners.rep_id
        and membership.from_day <= facts.team_day
        and membership.to_day > facts.team_day
    where
        ($viewer_rep is null or owners.rep_id = $viewer_rep)
        and ($viewer_team is null or membership.team_id = $viewer_team)
),

pushed as (
    select
        later.deal_id,
        count(*) as pushes
    from core.spans as later
    inner join core.spans as earlier on earlier.deal_id = later.deal_id and earlier.to_day = later.from_day
    inner join won on won.deal_id = later.deal_id
    where
        later.status = 0
        and earlier.status = 0
        and date_trunc('month', later.due_on) > date_trunc('month', earlier.due_on)
    group by later.deal_id
),

stayed as (
    select
        visits.deal_id,
        sum(visits.hours) as hours
    from core.visits as visits
    inner join won on won.deal_id = visits.deal_id
    where
        visits.stage_id = $stage
        and visits.hours is not null
    group by visits.deal_id
),

measured as (
    select
        'amount' as measure,
        amount as size,
        deal_id
    from won
    where amount is not null and currency = $currency
    union all
    select
        'age' as measure,
        date_diff('day', created_on, closed_on) as size,
        deal_id
    from won
    where created_on <= closed_on
    union all
    select
        'pushes' as measure,
        coalesce(pushed.pushes, 0) as size,
        won.deal_id
    from won
    left join pushed on pushed.deal_id = won.deal_id
    union all
    select
        'hours' as measure,
        hours as size,
        deal_id
    from stayed
),

counted as (
    select
        measure,
        count(*) as n
    from measured
    group by measure
),

placed as (
    select
        measure,
        size,
        row_number() over (partition by measure order by size, deal_id) as place
    from measured
),

middle as (
    select
        counted.measure,
        counted.n,
        min(case when 2 * placed.place >= counted.n then placed.size end) as lower_size,
        min(case when 2 * placed.place >= counted.n + 1 then placed.size end) as upper_size
    from counted
    inner join placed on placed.measure = counted.measure
    group by counted.measure, counted.n
)

select
    measure,
    n,
    lower_size,
    upper_size
from middle
order by measure, n
