-- one row per push: the expected close of an open deal moved to a later day, in the window
-- how often that happened, and to how many deals
with facts as (
    select
        later.deal_id,
        later.owner_ref,
        later.account_ref,
        later.product_ref,
        later.source_id,
        later.type_id,
        later.pipeline_id,
        later.stage_id,
        later.currency_id,
        later.from_day as day,
        later.from_day as team_day
    from core.spans as later
    inner join core.spans as earlier
        on earlier.deal_id = later.deal_id
        and earlier.to_day = later.from_day
    where
        later.from_day between $since and $until
        and later.from_day <= $as_of
        and later.status = 0
        and earlier.status = 0
        and later.due_on > earlier.due_on
)

select
    count(*) as pushes,
    count(distinct facts.deal_id) as n
from facts
