-- one row per deal to show: the largest at risk, of each sign and of all, and the sound ones near them; with the totals
-- of all deals open at the end of the day that the viewer may see; a single row without a deal where none is to be shown
-- earlier amounts are those of the deal while open and in its present currency; a push moves the expected close to a
-- later month; what the CRM's own fields say is looked for in the next step and the description
with facts as (
    select
        spans.deal_id,
        spans.stage_id,
        spans.currency_id,
        spans.amount,
        spans.amount_rest,
        spans.due_on,
        spans.created_on,
        spans.owner_ref,
        spans.account_ref,
        spans.source_id,
        $as_of as rate_day,
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
        case
            when facts.currency_id = reporting.currency_id then facts.amount
            else cast(
                (2 * (cast(facts.amount as hugeint) * 10000 + facts.amount_rest) * rates.num + rates.den * 10000)
                // (2 * cast(rates.den as hugeint) * 10000) as bigint
            )
        end as value,
        facts.due_on,
        facts.created_on,
        facts.account_ref,
        owners.rep_id,
        membership.team_id
    from facts
    left join core.currencies as reporting on reporting.code = $currency
    left join core.rates as rates
        on rates.currency_id = facts.currency_id
        and rates.month = date_trunc('month', facts.rate_day)
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

history as (
    select
        spans.deal_id,
        case when spans.currency_id = seen.currency_id then spans.amount end as amount,
        spans.due_on,
        spans.from_day,
        spans.to_day
    from seen
    inner join core.spans as spans on spans.deal_id = seen.deal_id
    where
        spans.from_day <= $as_of
        and spans.status = 0
),

earlier as (
    select
        deal_id,
        max(amount) as most
    from history
    group by deal_id
),

pushed as (
    select
        later.deal_id,
        count(*) as pushes
    from history as later
    inner join history as before_it
        on before_it.deal_id = later.deal_id
        and before_it.to_day = later.from_day
    where date_trunc('month', later.due_on) > date_trunc('month', before_it.due_on)
    group by later.deal_id
),

contacts as (
    select
        seen.deal_id,
        deals.version_id,
        case when deals.activity_on <= $as_of then deals.activity_on end as activity_on
    from seen
    inner join core.deals as deals on deals.deal_id = seen.deal_id
),

contact as (
    select count(activity_on) as known
    from contacts
),

said as (
    select
        contacts.deal_id,
        lower(coalesce(versions.next_step, '') || ' ' || coalesce(versions.description, '')) as words
    from contacts
    inner join raw.deals as versions on versions.version_id = contacts.version_id
    where versions.next_step is not null or versions.description is not null
),

told as (
    select
        deal_id,
        case
            when
                words like '%budget cut%' or words like '%budget freez%' or words like '%budget froz%'
                or words like '%no budget%' or words like '%budget reduc%' or words like '%预算削减%'
                or words like '%预算冻结%' or words like '%预算取消%' or words like '%没有预算%'
                or words like '%无预算%' or words like '%砍预算%'
                then 1
            else 0
        end as budget,
        case
            when
                words like '%competitor%' or words like '%competition%' or words like '%competing%'
                or words like '%竞品%' or words like '%竞争对手%' or words like '%友商%'
                then 1
            else 0
        end as competition
    from said
    where words like '%budget%' or words like '%compet%' or words like '%预算%' or words like '%竞%' or words like '%友商%'
),

measured as (
    select
        seen.deal_id,
        seen.stage_id,
        seen.value,
        seen.due_on,
        seen.account_ref,
        seen.rep_id,
        seen.team_id,
        seen.amount,
        earlier.most,
        coalesce(pushed.pushes, 0) as pushes,
        coalesce(told.budget, 0) as budget,
        coalesce(told.competition, 0) as competition,
        case
            when contacts.activity_on is not null then date_diff('day', contacts.activity_on, $as_of)
            when contact.known > 0 then date_diff('day', seen.created_on, $as_of)
        end as days_silent
    from seen
    cross join contact
    left join contacts on contacts.deal_id = seen.deal_id
    left join earlier on earlier.deal_id = seen.deal_id
    left join pushed on pushed.deal_id = seen.deal_id
    left join told on told.deal_id = seen.deal_id
),

judged as (
    select
        deal_id,
        stage_id,
        value,
        due_on,
        account_ref,
        rep_id,
        team_id,
        amount,
        most,
        pushes,
        days_silent,
        budget,
        competition,
        case when days_silent > 30 then 1 else 0 end as silent,
        case when amount >= 0 and most > 0 and 10 * amount <= 9 * most then 1 else 0 end as shrunk,
        case when pushes >= 2 then 1 else 0 end as pushed
    from measured
),

at_risk as (
    select
        deal_id,
        value,
        rep_id,
        team_id,
        budget,
        competition,
        silent,
        shrunk,
        pushed,
        row_number() over (order by value desc nulls last, deal_id) as place,
        row_number() over (partition by budget order by value desc nulls last, deal_id) as budget_place,
        row_number() over (partition by competition order by value desc nulls last, deal_id) as competition_place,
        row_number() over (partition by silent order by value desc nulls last, deal_id) as silent_place,
        row_number() over (partition by shrunk order by value desc nulls last, deal_id) as shrunk_place,
        row_number() over (partition by pushed order by value desc nulls last, deal_id) as pushed_place
    from judged
    where budget + competition + silent + shrunk + pushed > 0
),

shown as (
    select
        deal_id,
        rep_id,
        team_id,
        1 as risky
    from at_risk
    where
        place <= $most_shown
        or (budget = 1 and budget_place <= $most_shown)
        or (competition = 1 and competition_place <= $most_shown)
        or (silent = 1 and silent_place <= $most_shown)
        or (shrunk = 1 and shrunk_place <= $most_shown)
        or (pushed = 1 and pushed_place <= $most_shown)
),

sound as (
    select
        judged.deal_id,
        row_number() over (
            partition by judged.rep_id order by stages.position desc nulls last, judged.value desc, judged.deal_id
        ) as rep_place,
        row_number() over (
            partition by judged.team_id order by stages.position desc nulls last, judged.value desc, judged.deal_id
        ) as team_place
    from judged
    left join core.stages as stages on stages.stage_id = judged.stage_id
    where
        judged.budget + judged.competition + judged.silent + judged.shrunk + judged.pushed = 0
        and judged.value > 0
        and judged.due_on >= $as_of
        and (judged.rep_id in (select rep_id from shown) or judged.team_id in (select team_id from shown))
),

picked as (
    select
        deal_id,
        risky
    from shown
    union all
    select
        deal_id,
        0 as risky
    from sound
    where rep_place <= $most_near or team_place <= $most_near
),

totals as (
    select
        count(*) as deals,
        sum(value) as value,
        sum(budget) as budget,
        sum(competition) as competition,
        sum(silent) as silent,
        sum(shrunk) as shrunk,
        sum(pushed) as pushed
    from at_risk
),

opened as (
    select count(*) as deals
    from seen
)

select
    opened.deals as all_open,
    contact.known as contact_known,
    totals.deals as all_deals,
    totals.value as all_value,
    totals.budget as all_budget,
    totals.competition as all_competition,
    totals.silent as all_silent,
    totals.shrunk as all_shrunk,
    totals.pushed as all_pushed,
    picked.deal_id,
    picked.risky,
    coalesce(versions.name, keys.key) as name,
    accounts.name as account,
    judged.rep_id,
    judged.team_id,
    stages.position,
    judged.value,
    judged.amount,
    judged.most,
    judged.due_on,
    judged.days_silent,
    judged.pushes,
    judged.budget,
    judged.competition,
    judged.silent,
    judged.shrunk,
    judged.pushed
from opened
cross join totals
cross join contact
left join picked on picked.risky >= 0
left join judged on judged.deal_id = picked.deal_id
left join core.stages as stages on stages.stage_id = judged.stage_id
left join contacts on contacts.deal_id = picked.deal_id
left join raw.deals as versions on versions.version_id = contacts.version_id
left join raw.deals_keys as keys on keys.key_id = picked.deal_id
left join core.ref_accounts as customers on customers.ref_id = judged.account_ref
left join core.accounts as accounts on accounts.account_id = customers.account_id
order by picked.risky desc nulls last, judged.value desc nulls last, picked.deal_id nulls last
