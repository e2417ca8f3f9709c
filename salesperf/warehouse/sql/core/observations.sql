-- one row per touched deal and thing known of it at a time, in the order of knowledge
insert into observations (
    deal_id, seq, effective_day, next_day, status, stage_id, position, entered_at, amount, amount_rest,
    due_on, closed_on, derived, sort_kind, version_id
)
with last_closed as (
    -- entry into the closed stage that the history ends in; one from which the deal came back closes nothing
    select deal_id, max(case when status > 0 then since end) as entered_at, max(case when status > 0 then entered_at end) as told_at
    from history
    group by deal_id
),
last_step as (
    select deal_id, max(entered_at) as entered_at, min(entered_at) as first_at, max(case when one_day then 1 else 0 end) as one_day
    from history
    group by deal_id
),
closings as (
    select last_step.deal_id, cast(last_closed.entered_at as date) as closed_on, last_closed.entered_at
    from last_step
    inner join last_closed on last_closed.deal_id = last_step.deal_id
    where last_step.one_day = 0 and last_closed.told_at >= last_step.entered_at
),
turns as (
    select
        deal_id,
        n,
        as_of,
        case when lag(status) over (partition by deal_id order by n) = status then 0 else 1 end as turned,
        max(case when status = 0 then as_of end) over (partition by deal_id order by n rows unbounded preceding) as open_as_of
    from stories
),
runs as (
    select deal_id, n, as_of, open_as_of, sum(turned) over (partition by deal_id order by n rows unbounded preceding) as run
    from turns
),
first_sights as (
    -- the first export that shows a deal in the state that it is seen in
    select
        deal_id, n, open_as_of, min(as_of) over (partition by deal_id, run) as first_as_of,
        min(n) over (partition by deal_id, run) as first_n
    from runs
),
told as (
    select
        stories.deal_id,
        stories.n,
        stories.version_id,
        stories.as_of,
        stories.status,
        stories.stage_id,
        stories.position,
        stories.stage_kind,
        stories.stage_since,
        stories.created_on,
        stories.created,
        stories.close_on,
        first_sights.first_n,
        last_step.first_at,
        last_step.deal_id is not null as has_history,
        case when stories.status in (1, 2) then stories.crm_close end as crm_close,
        first_sights.first_as_of,
        -- a closing after which an export saw the deal open again is not the one that it is in
        coalesce(
            stories.status in (1, 2) and closings.closed_on <= stories.as_of
            and (first_sights.open_as_of is null or first_sights.open_as_of <= closings.closed_on),
            false
        ) as told,
        closings.closed_on as told_on,
        closings.entered_at as told_at
    from stories
    inner join first_sights on first_sights.deal_id = stories.deal_id and first_sights.n = stories.n
    left join last_step on last_step.deal_id = stories.deal_id
    left join closings on closings.deal_id = stories.deal_id
),
snaps as (
    select
        deal_id,
        n,
        version_id,
        as_of,
        status,
        stage_id,
        position,
        stage_kind,
        stage_since,
        created_on,
        created,
        close_on,
        first_n,
        first_at,
        has_history,
        case when status in (1, 2) then coalesce(case when told then told_on end, crm_close, first_as_of) end as closed_on,
        case when told then told_at end as closed_at
    from told
),
births as (
    select
        deal_id,
        cast(0 as bigint) as n,
        cast(null as bigint) as version_id,
        case when created_on > as_of then as_of else coalesce(created_on, date '0001-01-01') end as sort_day,
        0 as sort_kind,
        cast(null as timestamp) as sort_at,
        cast(0 as bigint) as tie,
        coalesce(created_on, date '0001-01-01') as effective_day,
        cast(0 as tinyint) as status,
        cast(null as integer) as stage_id,
        cast(null as integer) as position,
        cast(null as timestamp) as entered_at,
        cast(null as bigint) as amount,
        cast(null as integer) as amount_rest,
        cast(null as date) as due_on,
        cast(null as date) as closed_on,
        false as derived
    from snaps
    where n = 1 and ((has_history and (created_on is null or created_on < cast(first_at as date))) or (not has_history and status > 0))
),
steps as (
    select
        history.deal_id,
        cast(0 as bigint) as n,
        cast(null as bigint) as version_id,
        cast(history.entered_at as date) as sort_day,
        1 as sort_kind,
        history.entered_at as sort_at,
        history.tie,
        cast(history.entered_at as date) as effective_day,
        history.status,
        history.stage_id,
        history.position,
        history.entered_at as entered_at,
        history.amount,
        history.amount_rest,
        case when history.status = 0 then history.close_on end as due_on,
        case when history.status > 0 then cast(history.since as date) end as closed_on,
        false as derived
    from history
    where not (history.one_day and history.status > 0)
),
sights as (
    select
        deal_id,
        n,
        version_id,
        as_of as sort_day,
        2 as sort_kind,
        cast(null as timestamp) as sort_at,
        n as tie,
        case
            when status in (1, 2) and closed_on < as_of then closed_on
            when status = 0 and n = 1 and not has_history then coalesce(created_on, date '0001-01-01')
            else as_of
        end as effective_day,
        status,
        stage_id,
        position,
        case
            when status in (1, 2) then coalesce(closed_at, cast(closed_on as timestamp))
            when stage_since is not null then stage_since
            when n > 1 or has_history then cast(as_of as timestamp)
            when position = 1 then created
        end as entered_at,
        cast(null as bigint) as amount,
        cast(null as integer) as amount_rest,
        case when status = 0 then close_on end as due_on,
        closed_on,
        case when status in (1, 2) then first_n > 1 and closed_at is null else n > 1 end as derived
    from snaps
),
everything as (
    select
        deal_id, n, version_id, sort_day, sort_kind, sort_at, tie, effective_day, status, stage_id, position, entered_at,
        amount, amount_rest, due_on, closed_on, derived
    from births
    union all
    select
        deal_id, n, version_id, sort_day, sort_kind, sort_at, tie, effective_day, status, stage_id, position, entered_at,
        amount, amount_rest, due_on, closed_on, derived
    from steps
    union all
    select
        deal_id, n, version_id, sort_day, sort_kind, sort_at, tie, effective_day, status, stage_id, position, entered_at,
        amount, amount_rest, due_on, closed_on, derived
    from sights
),
ordered as (
    select
        deal_id,
        version_id,
        effective_day,
        status,
        stage_id,
        position,
        entered_at,
        amount,
        amount_rest,
        due_on,
        closed_on,
        derived,
        sort_kind,
        row_number() over (partition by deal_id order by sort_day, sort_kind, sort_at, tie) as seq
    from everything
),
grouped as (
    select
        deal_id,
        version_id,
        effective_day,
        status,
        stage_id,
        position,
        entered_at,
        amount,
        amount_rest,
        due_on,
        closed_on,
        derived,
        sort_kind,
        seq,
        count(version_id) over (partition by deal_id order by seq rows unbounded preceding) as held,
        count(case when sort_kind = 2 or due_on is not null then 1 end)
            over (partition by deal_id order by seq rows unbounded preceding) as due_held,
        min(effective_day) over (partition by deal_id order by seq rows between 1 following and unbounded following) as next_day
    from ordered
)
select
    deal_id,
    seq,
    effective_day,
    coalesce(next_day, date '9999-12-31') as next_day,
    status,
    stage_id,
    position,
    entered_at,
    amount,
    amount_rest,
    case when due_on is not null or sort_kind = 2 then due_on else max(due_on) over (partition by deal_id, due_held) end as due_on,
    closed_on,
    derived,
    sort_kind,
    coalesce(
        max(version_id) over (partition by deal_id, case when held = 0 then 1 else held end)
    ) as version_id
from grouped
