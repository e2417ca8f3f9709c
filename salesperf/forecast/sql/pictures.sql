-- one row per picture of an open deal: deal and day
-- what was known of it at the end of that day, and what had become of it by the end of as_of (0: open, null: removed);
-- of all deals or of a share of them, drawn by their number. Nothing that came after the day is read, but the outcome;
-- an amount counts from when an export showed the deal or a history named one, since CRMs overwrite it at the close.
with days as (
    select
        unnest($days) as day,
        unnest($days_after) as day_after
),

looked_at as (
    select distinct spans.deal_id
    from core.spans as spans
    inner join days on spans.from_day <= days.day and spans.to_day > days.day
    where
        spans.status = 0
        and (spans.deal_id * 2654435761) % 1048576 < $share
),

drawn as (
    select
        deal_id,
        from_day,
        to_day,
        status,
        pipeline_id,
        stage_id,
        top_position,
        amount,
        currency_id,
        due_on,
        created_on,
        owner_ref,
        source_id,
        lag(status) over (partition by deal_id order by from_day) as status_before,
        lag(due_on) over (partition by deal_id order by from_day) as due_before,
        lag(amount) over (partition by deal_id order by from_day) as amount_before
    from core.spans
    where
        from_day <= $as_of
        and deal_id in (select deal_id from looked_at)
),

told as (
    select
        deal_id,
        from_day,
        to_day,
        status,
        pipeline_id,
        stage_id,
        top_position,
        amount,
        currency_id,
        due_on,
        created_on,
        owner_ref,
        source_id,
        sum(
            case
                when status = 0 and status_before = 0 and date_trunc('month', due_on) > date_trunc('month', due_before)
                    then 1
                else 0
            end
        ) over (partition by deal_id order by from_day rows unbounded preceding) as pushes,
        sum(case when status = 0 and status_before = 0 and amount < amount_before then 1 else 0 end) over (
            partition by deal_id
            order by from_day
            rows unbounded preceding
        ) as cuts
    from drawn
),

pictures as (
    select
        told.deal_id,
        days.day,
        days.day_after,
        told.pipeline_id,
        told.stage_id,
        told.top_position,
        told.amount,
        told.currency_id,
        told.source_id,
        told.pushes,
        told.cuts,
        owners.rep_id,
        date_diff('day', told.created_on, days.day) as age,
        date_diff('day', days.day, told.due_on) as days_to_due
    from days
    inner join told on told.from_day <= days.day and told.to_day > days.day
    left join core.ref_reps as owners on owners.ref_id = told.owner_ref
    where told.status = 0
),

outcomes as (
    select
        deal_id,
        max(case when to_day > $as_of then status end) as status,
        max(case when status = 0 and to_day <= $as_of then to_day end) as decided_on
    from drawn
    group by deal_id
),

attested as (
    select
        deals.deal_id,
        loads.as_of as day
    from core.deals as deals
    inner join meta.loads as loads on loads.load_id = deals.first_load
    where deals.deal_id in (select deal_id from looked_at)
    union all
    select
        history.deal_ref as deal_id,
        min(cast(history.entered_at as date)) as day
    from raw.stage_history as history
    inner join meta.loads as loads on loads.load_id = history.load_id and loads.state = 'active'
    where
        history.amount is not null
        and history.deal_ref in (select deal_id from looked_at)
    group by history.deal_ref
),

known_since as (
    select
        deal_id,
        min(day) as day
    from attested
    group by deal_id
),

stays as (
    select
        pictures.deal_id,
        pictures.day,
        max(cast(visits.entered_at as date)) as entered_on
    from pictures
    inner join core.visits as visits
        on visits.deal_id = pictures.deal_id
        and visits.stage_id = pictures.stage_id
        and visits.entered_at < pictures.day_after
    group by pictures.deal_id, pictures.day
),

seen as (
    select
        key_id,
        version_id,
        load_id
    from raw.activities
    where deal_ref in (select deal_id from looked_at)
    union all
    select
        key_id,
        version_id,
        load_id
    from raw.activities_again
    union all
    select
        key_id,
        cast(null as bigint) as version_id,
        load_id
    from raw.activities_missing
),

ordered as (
    select
        seen.version_id,
        row_number() over (
            partition by seen.key_id
            order by loads.as_of desc, seen.load_id desc, seen.version_id desc nulls last
        ) as newest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
),

done as (
    select
        activities.deal_ref as deal_id,
        coalesce(
            cast(activities.completed as date), activities.on_day, cast(activities.created as date)
        ) as day
    from ordered
    inner join raw.activities as activities on activities.version_id = ordered.version_id
    where
        ordered.newest = 1
        and not coalesce(activities.is_deleted, false)
),

spoken as (
    select
        pictures.deal_id,
        pictures.day,
        max(done.day) as spoken_on,
        count(*) as talks
    from pictures
    inner join done on done.deal_id = pictures.deal_id and done.day <= pictures.day
    group by pictures.deal_id, pictures.day
),

closings as (
    select
        owner_ref,
        currency_id,
        from_day as day,
        sum(case when status = 1 then 1 else 0 end) as won,
        count(*) as closed,
        sum(case when status = 1 then amount end) as amount,
        count(case when status = 1 then amount end) as priced
    from core.spans
    where
        status in (1, 2)
        and from_day = closed_on
        and from_day <= $as_of
    group by owner_ref, currency_id, from_day
),

of_reps as (
    select
        owners.rep_id,
        days.day,
        sum(closings.won) as won,
        sum(closings.closed) as closed
    from closings
    inner join core.ref_reps as owners on owners.ref_id = closings.owner_ref
    inner join days on days.day >= closings.day
    group by owners.rep_id, days.day
),

of_all as (
    select
        days.day,
        sum(closings.won) as won,
        sum(closings.closed) as closed
    from closings
    inner join days on days.day >= closings.day
    group by days.day
),

usual as (
    select
        closings.currency_id,
        days.day,
        sum(closings.amount) as amount,
        sum(closings.priced) as priced
    from closings
    inner join days on days.day >= closings.day
    group by closings.currency_id, days.day
),

put_together as (
    select
        pictures.deal_id,
        pictures.day,
        pictures.pipeline_id,
        pictures.stage_id,
        pictures.top_position,
        pictures.source_id,
        pictures.rep_id,
        pictures.currency_id,
        case when known_since.day <= pictures.day then pictures.amount end as amount,
        pictures.pushes,
        pictures.cuts,
        pictures.age,
        pictures.days_to_due,
        date_diff('day', stays.entered_on, pictures.day) as days_in_stage,
        date_diff('day', spoken.spoken_on, pictures.day) as days_silent,
        coalesce(spoken.talks, 0) as talks,
        coalesce(of_reps.won, 0) as rep_won,
        coalesce(of_reps.closed, 0) as rep_closed,
        coalesce(of_all.won, 0) as all_won,
        coalesce(of_all.closed, 0) as all_closed,
        usual.amount as usual_amount,
        usual.priced as usual_priced,
        outcomes.status as outcome,
        outcomes.decided_on
    from pictures
    left join known_since on known_since.deal_id = pictures.deal_id
    left join stays on stays.deal_id = pictures.deal_id and stays.day = pictures.day
    left join spoken on spoken.deal_id = pictures.deal_id and spoken.day = pictures.day
    left join of_reps on of_reps.rep_id = pictures.rep_id and of_reps.day = pictures.day
    left join of_all on of_all.day = pictures.day
    left join usual on usual.currency_id = pictures.currency_id and usual.day = pictures.day
    left join outcomes on outcomes.deal_id = pictures.deal_id
)

select
    deal_id,
    day,
    pipeline_id,
    stage_id,
    top_position,
    source_id,
    rep_id,
    currency_id,
    amount,
    pushes,
    cuts,
    age,
    days_to_due,
    days_in_stage,
    days_silent,
    talks,
    rep_won,
    rep_closed,
    all_won,
    all_closed,
    usual_amount,
    usual_priced,
    outcome,
    decided_on
from put_together
order by day, deal_id
