-- one row per deal known today
select
    spans.deal_id,
    keys.system,
    keys.key as crm_id,
    versions.name,
    case deals.status when 0 then 'open' when 1 then 'won' when 2 then 'lost' else 'removed' end as status,
    pipelines.name as pipeline,
    stages.name as stage,
    reps.name as rep,
    accounts.name as account,
    products.name as product,
    sources.name as source,
    types.name as type,
    reasons.name as lost_reason,
    cast(spans.amount as decimal(38, 0)) / cast(power(10, currencies.digits) as decimal(38, 0)) as amount,
    currencies.code as currency,
    spans.created_on,
    spans.due_on,
    spans.closed_on,
    deals.activity_on,
    versions.next_step
from core.deals as deals
inner join core.spans as spans on spans.deal_id = deals.deal_id and spans.to_day = date '9999-12-31'
inner join raw.deals as versions on versions.version_id = deals.version_id
inner join raw.deals_keys as keys on keys.key_id = deals.deal_id
left join core.pipelines as pipelines on pipelines.pipeline_id = spans.pipeline_id
left join core.stages as stages on stages.stage_id = spans.stage_id
left join core.ref_reps as ref_reps on ref_reps.ref_id = spans.owner_ref
left join core.reps as reps on reps.rep_id = ref_reps.rep_id
left join core.ref_accounts as ref_accounts on ref_accounts.ref_id = spans.account_ref
left join core.accounts as accounts on accounts.account_id = ref_accounts.account_id
left join core.ref_products as ref_products on ref_products.ref_id = spans.product_ref
left join core.products as products on products.product_id = ref_products.product_id
left join core.labels as sources on sources.label_id = spans.source_id
left join core.labels as types on types.label_id = spans.type_id
left join core.labels as reasons on reasons.label_id = spans.reason_id
left join core.currencies as currencies on currencies.currency_id = spans.currency_id
order by spans.deal_id
