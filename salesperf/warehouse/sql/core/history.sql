-- one row per touched deal and stage entry that an export states
insert into history (
    deal_id, entered_at, tie, stage_id, position, status, amount, amount_rest, close_on, one_day, since
)
with in_force as (
    select load_id, as_of
    from meta.loads
    where state = 'active'
),
latest as (
    select deal_id, max(n) as n
    from stories
    where version_id is not null and not alone
    group by deal_id
),
present as (
    select stories.deal_id, stories.version_id, stories.pipeline_id, stories.created
    from stories
    inner join latest on latest.deal_id = stories.deal_id and latest.n = stories.n
),
sighted as (
    select rows_.key_id, rows_.deal_ref, rows_.version_id, rows_.load_id
    from raw.stage_history as rows_
    inner join touched on touched.deal_id = rows_.deal_ref
    union all
    select rows_.key_id, rows_.deal_ref, rows_.version_id, again.load_id
    from raw.stage_history_again as again
    inner join raw.stage_history as rows_ on rows_.version_id = again.version_id
    inner join touched on touched.deal_id = rows_.deal_ref
),
of_keys as (
    select distinct key_id, deal_ref
    from sighted
),
of_loads as (
    select distinct load_id, deal_ref
    from sighted
),
known as (
    select key_id, version_id, load_id
    from sighted
    union all
    -- a complete history that tells of the deal without the step takes it away; one that says nothing of the deal does not
    select missing.key_id, cast(null as bigint) as version_id, missing.load_id
    from raw.stage_history_missing as missing
    inner join of_keys on of_keys.key_id = missing.key_id
    inner join of_loads on of_loads.load_id = missing.load_id and of_loads.deal_ref = of_keys.deal_ref
),
ordered as (
    select
        known.version_id,
        row_number() over (
            partition by known.key_id
            order by in_force.as_of desc, known.load_id desc, known.version_id desc nulls last
        ) as newest
    from known
    inner join in_force on in_force.load_id = known.load_id
),
versions as (
    select
        rows_.version_id,
        rows_.line,
        rows_.deal_ref as deal_id,
        rows_.entered_at,
        rows_.stage_id as label_id,
        rows_.from_stage_id as from_label_id,
        rows_.amount,
        rows_.amount_rest,
        rows_.close_on,
        rows_.is_deleted
    from ordered
    inner join raw.stage_history as rows_ on rows_.version_id = ordered.version_id
    where ordered.newest = 1
),
firsts as (
    select
        deal_id,
        entered_at,
        label_id,
        from_label_id,
        amount,
        amount_rest,
        close_on,
        row_number() over (partition by deal_id order by entered_at, line) as turn
    from versions
    where label_id is not null and not coalesce(is_deleted, false)
),
stated as (
    select
        versions.deal_id,
        versions.entered_at,
        versions.line as tie,
        labels.stage_id,
        versions.amount,
        versions.amount_rest,
        versions.close_on
    from versions
    inner join present on present.deal_id = versions.deal_id
    inner join core.stage_labels as labels
        on labels.pipeline_id = present.pipeline_id and labels.label_id = versions.label_id
    where not coalesce(versions.is_deleted, false)
    union all
    -- a history of changes only: the first one says where the deal was since its creation
    select
        firsts.deal_id,
        present.created as entered_at,
        cast(0 as bigint) as tie,
        labels.stage_id,
        firsts.amount,
        firsts.amount_rest,
        firsts.close_on
    from firsts
    inner join present on present.deal_id = firsts.deal_id and present.created < firsts.entered_at
    inner join core.stage_labels as labels
        on labels.pipeline_id = present.pipeline_id and labels.label_id = firsts.from_label_id
    where firsts.turn = 1 and firsts.from_label_id <> firsts.label_id
    union all
    select
        present.deal_id,
        entered.entered_at,
        stages.position as tie,
        labels.stage_id,
        cast(null as bigint) as amount,
        cast(null as integer) as amount_rest,
        cast(null as date) as close_on
    from present
    inner join raw.deals_entered as entered on entered.version_id = present.version_id
    inner join core.stage_labels as labels
        on labels.pipeline_id = present.pipeline_id and labels.label_id = entered.stage_id
    inner join core.stages as stages on stages.stage_id = labels.stage_id
),
counted as (
    select
        stated.deal_id,
        stated.entered_at,
        stated.tie,
        stated.stage_id,
        stages.position,
        cast(case stages.kind when 'won' then 1 when 'lost' then 2 else 0 end as tinyint) as status,
        stated.amount,
        -- a step without an amount had none where other steps of the deal state theirs; else it says nothing of it
        case
            when max(case when stated.amount is null then 0 else 1 end) over (partition by stated.deal_id) = 1
                then coalesce(stated.amount_rest, 0)
        end as amount_rest,
        stated.close_on,
        count(*) over (partition by stated.deal_id) as steps,
        min(cast(stated.entered_at as date)) over (partition by stated.deal_id) as first_day,
        max(cast(stated.entered_at as date)) over (partition by stated.deal_id) as last_day
    from stated
    inner join core.stages as stages on stages.stage_id = stated.stage_id
),
turns as (
    select
        deal_id,
        entered_at,
        tie,
        stage_id,
        position,
        status,
        amount,
        amount_rest,
        close_on,
        first_day = last_day and steps > 1 as one_day,
        case when lag(stage_id) over (partition by deal_id order by entered_at, tie) = stage_id then 0 else 1 end as turned
    from counted
),
stays as (
    select
        deal_id, entered_at, tie, stage_id, position, status, amount, amount_rest, close_on, one_day,
        sum(turned) over (partition by deal_id order by entered_at, tie rows unbounded preceding) as stay
    from turns
)
select
    deal_id,
    entered_at,
    tie,
    stage_id,
    position,
    status,
    amount,
    amount_rest,
    close_on,
    one_day,
    min(entered_at) over (partition by deal_id, stay) as since
from stays
