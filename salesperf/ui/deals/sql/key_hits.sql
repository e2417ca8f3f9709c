-- one row per deal whose key holds the words searched for
select keys.key_id
from raw.deals_keys as keys
where contains(lower(keys.key), $search)
