-- one row per source of the leads created in the window, as known at the end of as_of: how many, how many were converted
with facts as (
    select
        leads.lead_id,
        leads.source_id,
        leads.owner_ref,
        leads.day as team_day,
        case when leads.converted_on <= $as_of then 1 else 0 end as converted
    from core.leads as leads
    where
        leads.day between $since and $until
        and leads.day <= $as_of
        and leads.to_day > $as_of
),

counted as (
    select
        facts.source_id,
        count(*) as leads,
        sum(facts.converted) as converted
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
    group by facts.source_id
)

select
    counted.source_id,
    labels.name as source,
    counted.leads,
    counted.converted
from counted
left join core.labels as labels on labels.label_id = counted.source_id
order by counted.source_id nulls last
