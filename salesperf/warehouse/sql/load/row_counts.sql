-- one row: rows, readable rows, and a number of keys that equals it only where no key comes twice
-- (two keys may share a hash: then the longer way is taken for nothing)
select
    count(*) as rows_,
    count(case when bad_code is null then 1 end) as good,
    count(distinct case when bad_code is null then hash(key) end) as keys
from {table}
