-- one row per deal that is not removed, as it stands, with the names that people read
create or replace temp table $state as
select
    spans.deal_id,
    spans.status,
    spans.amount,
    spans.amount_rest,
    currencies.code as currency,
    coalesce(spans.closed_on, spans.due_on) as close_on,
    stages.name as stage,
    reps.rep_id,
    reps.name as rep,
    accounts.name as account,
    products.name as product,
    sources.name as source,
    types.name as type,
    coalesce(versions.name, accounts.name, keys.key) as deal,
    versions.name as title,
    versions.next_step,
    versions.probability_bp,
    versions.line,
    versions.load_id,
    files.name as file
from core.spans as spans
inner join core.deals as deals on deals.deal_id = spans.deal_id
inner join raw.deals as versions on versions.version_id = deals.version_id
inner join raw.deals_keys as keys on keys.key_id = spans.deal_id
left join meta.files as files on files.file_id = versions.file_id
left join meta.currencies as currencies on currencies.currency_id = spans.currency_id
left join core.stages as stages on stages.stage_id = spans.stage_id
left join core.ref_reps as ref_reps on ref_reps.ref_id = spans.owner_ref
left join core.reps as reps on reps.rep_id = ref_reps.rep_id
left join core.ref_accounts as ref_accounts on ref_accounts.ref_id = spans.account_ref
left join core.accounts as accounts on accounts.account_id = ref_accounts.account_id
left join core.ref_products as ref_products on ref_products.ref_id = spans.product_ref
left join core.products as products on products.product_id = ref_products.product_id
left join meta.labels as sources on sources.label_id = spans.source_id
left join meta.labels as types on types.label_id = spans.type_id
where spans.to_day = date '9999-12-31'
