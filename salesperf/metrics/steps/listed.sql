-- one row per deal picked, the largest first
-- what a list of deals shows of each, as it was at the end of the day, and how many were picked in all
with shown as (
    select
        picked.deal_id,
        spans.status,
        spans.amount,
        spans.amount_rest,
        spans.currency_id,
        spans.due_on,
        spans.closed_on,
        spans.created_on,
        spans.owner_ref,
        spans.account_ref,
        spans.product_ref,
        spans.source_id,
        spans.reason_id,
        spans.pipeline_id,
        spans.stage_id
    from picked
    left join core.spans as spans
        on spans.deal_id = picked.deal_id
        and spans.from_day <= $shown_on
        and spans.to_day > $shown_on
    order by spans.amount desc nulls last, picked.deal_id
    limit $limit
),

counted as (
    select count(*) as total
    from picked
),

known as (
    select
        deal_id,
        version_id
    from core.deals
    where deal_id in (select deal_id from shown)
),

named as (
    select
        key_id,
        key
    from raw.deals_keys
    where key_id in (select deal_id from shown)
)

select
    shown.deal_id,
    coalesce(versions.name, named.key) as name,
    reps.name as rep,
    accounts.name as account,
    products.name as product,
    sources.name as source,
    pipelines.name as pipeline,
    stages.name as stage,
    shown.status,
    shown.amount,
    currencies.code as currency,
    shown.created_on,
    shown.due_on,
    shown.closed_on,
    reasons.name as lost_reason,
    versions.next_step,
    counted.total
from shown
cross join counted
inner join picked on picked.deal_id = shown.deal_id
left join known on known.deal_id = shown.deal_id
left join raw.deals as versions on versions.version_id = known.version_id
left join named on named.key_id = shown.deal_id
left join core.ref_reps as owners on owners.ref_id = shown.owner_ref
left join core.reps as reps on reps.rep_id = owners.rep_id
left join core.ref_accounts as customers on customers.ref_id = shown.account_ref
left join core.accounts as accounts on accounts.account_id = customers.account_id
left join core.ref_products as goods on goods.ref_id = shown.product_ref
left join core.products as products on products.product_id = goods.product_id
left join core.labels as sources on sources.label_id = shown.source_id
left join core.labels as reasons on reasons.label_id = shown.reason_id
left join core.pipelines as pipelines on pipelines.pipeline_id = shown.pipeline_id
left join core.stages as stages on stages.stage_id = shown.stage_id
left join core.currencies as currencies on currencies.currency_id = shown.currency_id
order by shown.amount desc nulls last, shown.deal_id
