-- one row per deal whose name holds the words searched for
select deals.deal_id
from raw.deals as versions
inner join core.deals as deals on deals.version_id = versions.version_id
where contains(lower(versions.name), $search)
