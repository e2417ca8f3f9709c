-- one row per deal asked for that the viewer may see, as it was last known by the end of the day
with latest as (
    select
        deal_id,
        max(from_day) as from_day
    from core.spans
    where
        deal_id in (select unnest($deals))
        and from_day <= $as_of
    group by deal_id
),

facts as (
    select
        spans.deal_id,
        spans.status,
        spans.pipeline_id,
        spans.stage_id,
        spans.closed_on,
        spans.owner_ref,
        spans.source_id,
        case when spans.to_day > $as_of then 1 else 0 end as there,
        case when spans.status = 0 then $as_of else coalesce(spans.closed_on, $as_of) end as team_day
    from core.spans as spans
    inner join latest on latest.deal_id = spans.deal_id and latest.from_day = spans.from_day
),

named as (
    select
        facts.deal_id,
        coalesce(versions.name, keys.key) as name,
        owners.rep_id,
        reps.name as rep,
        facts.status,
        facts.closed_on,
        facts.there,
        pipelines.name as pipeline,
        stages.name as stage
    from facts
    left join core.deals as deals on deals.deal_id = facts.deal_id
    left join raw.deals as versions on versions.version_id = deals.version_id
    left join raw.deals_keys as keys on keys.key_id = facts.deal_id
    left join core.ref_reps as owners on owners.ref_id = facts.owner_ref
    left join core.reps as reps on reps.rep_id = owners.rep_id
    left join core.memberships as membership
        on membership.rep_id = owners.rep_id
        and membership.from_day <= facts.team_day
        and membership.to_day > facts.team_day
    left join core.pipelines as pipelines on pipelines.pipeline_id = facts.pipeline_id
    left join core.stages as stages on stages.stage_id = facts.stage_id
    where
        ($viewer_rep is null or owners.rep_id = $viewer_rep)
        and ($viewer_team is null or membership.team_id = $viewer_team)
        and ($reps_n = 0 or owners.rep_id in (select unnest($reps)))
        and ($teams_n = 0 or membership.team_id in (select unnest($teams)))
        and ($sources_n = 0 or facts.source_id in (select unnest($sources)))
)

select
    deal_id,
    name,
    rep_id,
    rep,
    status,
    closed_on,
    there,
    pipeline,
    stage
from named
order by deal_id
