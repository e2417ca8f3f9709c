-- one row per kind of movement of the open pipeline between two days
-- 0 start, 1 new, 2 reopened, 3 increased, 4 decreased, 5 moved in, 6 moved out, 7 won, 8 lost, 9 removed, 10 end; amounts
-- are sizes without sign. Every change counts, in the order amount first, then what became of the deal; with `$net` each
-- deal is compared only as it was on both days. Between groups a deal moves out of one and into the other. All amounts
-- at the rate of the last day's month. A state follows the one that ends when it begins; net, the first one of a deal.
with states as (
    select
        spans.deal_id,
        spans.owner_ref,
        spans.source_id,
        spans.stage_id,
        spans.currency_id,
        spans.from_day,
        spans.to_day,
        spans.status,
        coalesce(spans.amount, 0) as amount,
        case when spans.amount is null then 0 else spans.amount_rest end as amount_rest,
        case when not $net then spans.from_day when spans.from_day > $start_day then $day end as begins,
        case when not $net then spans.to_day when spans.from_day <= $start_day then $day end as ends,
        owners.rep_id,
        membership.team_id,
        case
            when spans.status = 0 and ($any_due or spans.due_on between $due_since and $due_until) then 1
            else 0
        end as inside
    from core.spans as spans
    left join core.ref_reps as owners on owners.ref_id = spans.owner_ref
    left join core.memberships as membership
        on membership.rep_id = owners.rep_id
        and membership.from_day <= $day
        and membership.to_day > $day
    where
        spans.from_day <= $day
        and spans.to_day > $start_day
        and (spans.status = 0 or spans.from_day > $start_day or spans.to_day <= $day)
        and (not $net or spans.from_day <= $start_day or spans.to_day > $day)
),

pairs as (
    select
        later.deal_id,
        earlier.owner_ref as was_owner_ref,
        earlier.source_id as was_source_id,
        earlier.stage_id as was_stage_id,
        earlier.currency_id as was_currency_id,
        earlier.status as was_status,
        earlier.amount as was_amount,
        earlier.amount_rest as was_amount_rest,
        earlier.rep_id as was_rep_id,
        earlier.team_id as was_team_id,
        earlier.inside as was_inside,
        later.owner_ref as is_owner_ref,
        later.source_id as is_source_id,
        later.stage_id as is_stage_id,
        later.currency_id as is_currency_id,
        later.status as is_status,
        later.amount as is_amount,
        later.amount_rest as is_amount_rest,
        later.rep_id as is_rep_id,
        later.team_id as is_team_id,
        later.inside as is_inside
    from states as later
    left join states as earlier
        on earlier.deal_id = later.deal_id
        and earlier.ends = later.begins
    where later.from_day > $start_day
    union all
    select
        earlier.deal_id,
        earlier.owner_ref as was_owner_ref,
        earlier.source_id as was_source_id,
        earlier.stage_id as was_stage_id,
        earlier.currency_id as was_currency_id,
        earlier.status as was_status,
        earlier.amount as was_amount,
        earlier.amount_rest as was_amount_rest,
        earlier.rep_id as was_rep_id,
        earlier.team_id as was_team_id,
        earlier.inside as was_inside,
        later.owner_ref as is_owner_ref,
        later.source_id as is_source_id,
        later.stage_id as is_stage_id,
        later.currency_id as is_currency_id,
        later.status as is_status,
        later.amount as is_amount,
        later.amount_rest as is_amount_rest,
        later.rep_id as is_rep_id,
        later.team_id as is_team_id,
        later.inside as is_inside
    from states as earlier
    left join states as later
        on later.deal_id = earlier.deal_id
        and later.begins = earlier.ends
    where
        earlier.to_day <= $day
        and later.deal_id is null
),

legs as (
    select
        deal_id,
        owner_ref,
        source_id,
        stage_id,
        currency_id,
        0 as kind,
        1 as sign,
        1 as counted,
        amount,
        amount_rest
    from states
    where
        inside = 1
        and from_day <= $start_day
        and to_day > $start_day
    union all
    select
        deal_id,
        was_owner_ref as owner_ref,
        was_source_id as source_id,
        was_stage_id as stage_id,
        is_currency_id as currency_id,
        case
            when is_amount > was_amount or (is_amount = was_amount and is_amount_rest > was_amount_rest) then 3
            else 4
        end as kind,
        case
            when is_amount > was_amount or (is_amount = was_amount and is_amount_rest > was_amount_rest) then 1
            else -1
        end as sign,
        1 as counted,
        is_amount as amount,
        is_amount_rest as amount_rest
    from pairs
    where
        was_inside = 1
        and (
            is_amount <> was_amount
            or is_amount_rest <> was_amount_rest
            or is_currency_id <> was_currency_id
        )
    union all
    select
        deal_id,
        was_owner_ref as owner_ref,
        was_source_id as source_id,
        was_stage_id as stage_id,
        was_currency_id as currency_id,
        case
            when is_amount > was_amount or (is_amount = was_amount and is_amount_rest > was_amount_rest) then 3
            else 4
        end as kind,
        case
            when is_amount > was_amount or (is_amount = was_amount and is_amount_rest > was_amount_rest) then -1
            else 1
        end as sign,
        0 as counted,
        was_amount as amount,
        was_amount_rest as amount_rest
    from pairs
    where
        was_inside = 1
        and (
            is_amount <> was_amount
            or is_amount_rest <> was_amount_rest
            or is_currency_id <> was_currency_id
        )
    union all
    select
        deal_id,
        is_owner_ref as owner_ref,
        is_source_id as source_id,
        is_stage_id as stage_id,
        is_currency_id as currency_id,
        case
            when was_inside = 1 or was_status = 0 then 5
            when was_status is null then 1
            else 2
        end as kind,
        1 as sign,
        1 as counted,
        is_amount as amount,
        is_amount_rest as amount_rest
    from pairs
    where
        is_inside = 1
        and (
            coalesce(was_inside, 0) = 0
            or ($by_rep and was_rep_id is distinct from is_rep_id)
            or ($by_team and was_team_id is distinct from is_team_id)
            or ($by_stage and was_stage_id is distinct from is_stage_id)
            or ($by_source and was_source_id is distinct from is_source_id)
        )
    union all
    select
        deal_id,
        was_owner_ref as owner_ref,
        was_source_id as source_id,
        was_stage_id as stage_id,
        case when is_status is null then was_currency_id else is_currency_id end as currency_id,
        case
            when is_status is null then 9
            when is_status = 1 then 7
            when is_status = 2 then 8
            else 6
        end as kind,
        1 as sign,
        1 as counted,
        case when is_status is null then was_amount else is_amount end as amount,
        case when is_status is null then was_amount_rest else is_amount_rest end as amount_rest
    from pairs
    where
        was_inside = 1
        and (
            coalesce(is_inside, 0) = 0
            or ($by_rep and was_rep_id is distinct from is_rep_id)
            or ($by_team and was_team_id is distinct from is_team_id)
            or ($by_stage and was_stage_id is distinct from is_stage_id)
            or ($by_source and was_source_id is distinct from is_source_id)
        )
    union all
    select
        deal_id,
        owner_ref,
        source_id,
        stage_id,
        currency_id,
        10 as kind,
        1 as sign,
        1 as counted,
        amount,
        amount_rest
    from states
    where
        inside = 1
        and from_day <= $day
        and to_day > $day
),

facts as (
    select
        deal_id,
        owner_ref,
        source_id,
        stage_id,
        currency_id,
        kind,
        sign,
        counted,
        amount,
        amount_rest,
        $day as rate_day,
        $day as team_day
    from legs
)

select
    facts.kind,
    sum(facts.sign * facts.amount) as amount,
    sum(facts.sign * facts.amount_rest) as amount_rest,
    sum(facts.counted) as n
from facts
group by facts.kind
order by facts.kind
