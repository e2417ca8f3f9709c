-- one row per deal that earlier exports held and this file does not
select
    missing.key_id as deal_id,
    coalesce(versions.name, accounts.name, keys.key) as deal,
    reps.name as rep,
    stages.name as stage,
    spans.amount,
    currencies.code as currency
from $missing as missing
inner join raw.deals_keys as keys on keys.key_id = missing.key_id
inner join core.deals as deals on deals.deal_id = missing.key_id
inner join raw.deals as versions on versions.version_id = deals.version_id
inner join core.spans as spans on spans.deal_id = missing.key_id and spans.to_day = date '9999-12-31'
left join core.stages as stages on stages.stage_id = spans.stage_id
left join core.ref_reps as ref_reps on ref_reps.ref_id = spans.owner_ref
left join core.reps as reps on reps.rep_id = ref_reps.rep_id
left join core.ref_accounts as ref_accounts on ref_accounts.ref_id = spans.account_ref
left join core.accounts as accounts on accounts.account_id = ref_accounts.account_id
left join meta.currencies as currencies on currencies.currency_id = spans.currency_id
order by spans.amount desc nulls last, missing.key_id
limit $most
