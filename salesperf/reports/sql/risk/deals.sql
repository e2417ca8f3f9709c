-- one row per deal open at the end of the day that the viewer may see, with what tells that it is at risk
-- earlier amounts are those of the deal while open and in its present currency; a push moves the expected close to a
-- later month; what the CRM's own fields say is looked for in the next step and the description
with facts as (
    select
        spans.deal_id,
        spans.stage_id,
        spans.pipeline_id,
        spans.currency_id,
        spans.amount,
        spans.amount_rest,
        spans.due_on,
        spans.created_on,
        spans.owner_ref,
        spans.account_ref,
        spans.source_id,
        $as_of as team_day
    from core.spans as spans
    where
        spans.from_day <= $as_of
        and spans.to_day > $as_of
        and spans.status = 0
),

seen as (
    select
        facts.deal_id,
        facts.stage_id,
        facts.currency_id,
        facts.amount,
        facts.amount_rest,
        facts.due_on,
        facts.created_on,
        facts.account_ref,
        owners.rep_id,
        membership.team_id
    from facts
    left join core.ref_reps as owners on owners.ref_id = facts.owner_ref
    left join core.memberships as membership
        on membership.rep_id = owners.rep_id
        and membership.from_day <= facts.team_day
        and membership.to_day > facts.team_day
    where
        ($viewer_rep is null or owners.rep_id = $viewer_rep)
        and ($viewer_team is null or membership.team_id = $viewer_team)
        and ($reps_n = 0 or owners.rep_id in (select unnest($reps)))
        and ($teams_n = 0 or membership.team_id in (select unnest($teams)))
        and ($sources_n = 0 or facts.source_id in (select unnest($sources)))
),

earlier as (
    select
        seen.deal_id,
        max(spans.amount) as most
    from seen
    inner join core.spans as spans
        on spans.deal_id = seen.deal_id
        and spans.currency_id = seen.currency_id
        and spans.from_day <= $as_of
        and spans.status = 0
    group by seen.deal_id
),

pushed as (
    select
        later.deal_id,
        count(*) as pushes
    from seen
    inner join core.spans as later on later.deal_id = seen.deal_id
    inner join core.spans as before_it
        on before_it.deal_id = later.deal_id
        and before_it.to_day = later.from_day
    where
        later.from_day <= $as_of
        and later.status = 0
        and before_it.status = 0
        and date_trunc('month', later.due_on) > date_trunc('month', before_it.due_on)
    group by later.deal_id
),

told as (
    select
        seen.deal_id,
        versions.name,
        lower(coalesce(versions.next_step, '') || ' ' || coalesce(versions.description, '')) as words,
        case when deals.activity_on <= $as_of then deals.activity_on end as activity_on
    from seen
    inner join core.deals as deals on deals.deal_id = seen.deal_id
    inner join raw.deals as versions on versions.version_id = deals.version_id
),

flagged as (
    select
        seen.deal_id,
        coalesce(told.name, keys.key) as name,
        accounts.name as account,
        seen.rep_id,
        reps.name as rep,
        seen.team_id,
        stages.position,
        seen.amount,
        seen.amount_rest,
        currencies.code as currency,
        rates.num,
        rates.den,
        seen.due_on,
        seen.created_on,
        told.activity_on,
        earlier.most,
        coalesce(pushed.pushes, 0) as pushes,
        case
            when
                told.words like '%budget cut%' or told.words like '%budget freez%' or told.words like '%budget froz%'
                or told.words like '%no budget%' or told.words like '%budget reduc%' or told.words like '%预算削减%'
                or told.words like '%预算冻结%' or told.words like '%预算取消%' or told.words like '%没有预算%'
                or told.words like '%无预算%' or told.words like '%砍预算%'
                then 1
            else 0
        end as budget,
        case
            when
                told.words like '%competitor%' or told.words like '%competition%' or told.words like '%competing%'
                or told.words like '%竞品%' or told.words like '%竞争对手%' or told.words like '%友商%'
                then 1
            else 0
        end as competition
    from seen
    left join told on told.deal_id = seen.deal_id
    left join raw.deals_keys as keys on keys.key_id = seen.deal_id
    left join earlier on earlier.deal_id = seen.deal_id
    left join pushed on pushed.deal_id = seen.deal_id
    left join core.reps as reps on reps.rep_id = seen.rep_id
    left join core.stages as stages on stages.stage_id = seen.stage_id
    left join core.ref_accounts as customers on customers.ref_id = seen.account_ref
    left join core.accounts as accounts on accounts.account_id = customers.account_id
    left join core.currencies as currencies on currencies.currency_id = seen.currency_id
    left join core.rates as rates
        on rates.currency_id = seen.currency_id
        and rates.month = date_trunc('month', $as_of)
)

select
    deal_id,
    name,
    account,
    rep_id,
    rep,
    team_id,
    position,
    amount,
    amount_rest,
    currency,
    num,
    den,
    due_on,
    created_on,
    activity_on,
    most,
    pushes,
    budget,
    competition
from flagged
order by deal_id
