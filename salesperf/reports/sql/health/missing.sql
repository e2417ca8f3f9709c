-- one row per rep with open deals: how many of them lack a field, how many lack none
-- only the reps of a viewer's own team, or the viewer alone, where those are given
with open_deals as (
    select
        spans.deal_id,
        ref_reps.rep_id,
        case when spans.amount is null then 1 else 0 end as no_amount,
        case when spans.due_on is null then 1 else 0 end as no_close,
        case when versions.next_step is null then 1 else 0 end as no_step,
        case when spans.source_id is null then 1 else 0 end as no_source,
        case when spans.account_ref is null then 1 else 0 end as no_account,
        case when deals.activity_on is null or deals.activity_on < $since then 1 else 0 end as no_activity
    from core.spans as spans
    inner join core.deals as deals on deals.deal_id = spans.deal_id
    inner join raw.deals as versions on versions.version_id = deals.version_id
    left join core.ref_reps as ref_reps on ref_reps.ref_id = spans.owner_ref
    where spans.to_day = date '9999-12-31' and spans.status = 0
),
seen as (
    select open_deals.*
    from open_deals
    left join core.memberships as memberships
        on memberships.rep_id = open_deals.rep_id and memberships.from_day <= $day and memberships.to_day > $day
    where ($viewer_rep is null or open_deals.rep_id = $viewer_rep)
        and ($viewer_team is null or memberships.team_id = $viewer_team)
),
used as (
    select
        max(case when spans.amount is not null then 1 else 0 end) as amount,
        max(case when coalesce(spans.due_on, spans.closed_on) is not null then 1 else 0 end) as close_on,
        max(case when versions.next_step is not null then 1 else 0 end) as step,
        max(case when spans.source_id is not null then 1 else 0 end) as source,
        max(case when spans.account_ref is not null then 1 else 0 end) as account,
        max(case when deals.activity_on is not null then 1 else 0 end) as activity
    from core.spans as spans
    inner join core.deals as deals on deals.deal_id = spans.deal_id
    inner join raw.deals as versions on versions.version_id = deals.version_id
    where spans.to_day = date '9999-12-31'
)
select
    reps.name as rep,
    count(*) as open_deals,
    sum(seen.no_amount * used.amount) as amount,
    sum(seen.no_close * used.close_on) as close_on,
    sum(seen.no_step * used.step) as next_step,
    sum(seen.no_source * used.source) as source,
    sum(seen.no_account * used.account) as account,
    sum(seen.no_activity * used.activity) as activity,
    sum(case
        when seen.no_amount * used.amount + seen.no_close * used.close_on + seen.no_step * used.step
            + seen.no_source * used.source + seen.no_account * used.account + seen.no_activity * used.activity = 0 then 1
        else 0
    end) as complete,
    max(used.amount) as uses_amount,
    max(used.close_on) as uses_close_on,
    max(used.step) as uses_next_step,
    max(used.source) as uses_source,
    max(used.account) as uses_account,
    max(used.activity) as uses_activity
from seen
cross join used
left join core.reps as reps on reps.rep_id = seen.rep_id
group by reps.name
order by
    sum(case
        when seen.no_amount * used.amount + seen.no_close * used.close_on + seen.no_step * used.step
            + seen.no_source * used.source + seen.no_account * used.account + seen.no_activity * used.activity = 0 then 1
        else 0
    end) * 1.0 / count(*),
    reps.name nulls last
