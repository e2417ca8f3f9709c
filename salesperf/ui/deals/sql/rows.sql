-- one row per deal of the list, in its order
select
    facts.deal_id,
    versions.name,
    keys.system,
    keys.key,
    accounts.name as account,
    reps.name as rep,
    teams.name as team,
    products.name as product,
    sources.name as source,
    reasons.name as lost_reason,
    pipelines.name as pipeline,
    stages.name as stage,
    stages.stage_id,
    facts.status,
    facts.value,
    facts.amount,
    currencies.code as currency,
    facts.created_on,
    facts.due_on,
    facts.closed_on,
    deals.activity_on,
    versions.next_step,
    stuck.days_in_stage,
    stuck.line_quarter_hours,
    stuck.days_silent,
    stuck.days_past_due,
    stuck.over_line,
    stuck.silent,
    stuck.past_due
from picked as facts
left join core.deals as deals on deals.deal_id = facts.deal_id
left join raw.deals as versions on versions.version_id = deals.version_id
left join raw.deals_keys as keys on keys.key_id = facts.deal_id
left join core.ref_reps as owners on owners.ref_id = facts.owner_ref
left join core.reps as reps on reps.rep_id = owners.rep_id
left join core.memberships as membership
    on membership.rep_id = owners.rep_id
    and membership.from_day <= facts.team_day
    and membership.to_day > facts.team_day
left join core.teams as teams on teams.team_id = membership.team_id
left join core.ref_accounts as customers on customers.ref_id = facts.account_ref
left join core.accounts as accounts on accounts.account_id = customers.account_id
left join core.ref_products as goods on goods.ref_id = facts.product_ref
left join core.products as products on products.product_id = goods.product_id
left join core.labels as sources on sources.label_id = facts.source_id
left join core.labels as reasons on reasons.label_id = facts.reason_id
left join core.pipelines as pipelines on pipelines.pipeline_id = facts.pipeline_id
left join core.stages as stages on stages.stage_id = facts.stage_id
left join core.currencies as currencies on currencies.currency_id = facts.currency_id
left join stuck on stuck.deal_id = facts.deal_id
