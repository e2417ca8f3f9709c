-- one row per campaign, budget and cost in minor units of its currency
select
    campaigns.campaign_id,
    campaigns.name,
    campaigns.type,
    campaigns.source,
    campaigns.status_name,
    campaigns.rep_id,
    campaigns.start_on,
    campaigns.end_on,
    campaigns.budget,
    campaigns.cost,
    currencies.code as currency
from core.campaigns as campaigns
left join core.currencies as currencies on currencies.currency_id = campaigns.currency_id
order by campaigns.campaign_id
