-- one row per change, the largest deals of every kind first, at most so many of each
with ranked as (
    select
        deal_id,
        kind,
        field,
        row_number() over (partition by kind order by amount desc nulls last, deal_id, field) as place
    from changes
),
shown as (
    select ranked.kind, ranked.field, ranked.place, pairs.*
    from ranked
    inner join pairs on pairs.deal_id = ranked.deal_id
    where ranked.place <= $most
)
select
    deal_id,
    kind,
    field,
    deal,
    rep,
    case field
        when 'stage' then was_stage
        when 'owner' then was_rep
        when 'account' then was_account
        when 'product' then was_product
        when 'source' then was_source
        when 'type' then was_type
        when 'name' then was_title
        when 'next_step' then was_step
        when 'probability' then cast(cast(was_chance * 0.01 as decimal(6, 2)) as varchar)
        when '' then case when vanished then was_stage end
    end as was_text,
    case field
        when 'stage' then is_stage
        when 'owner' then is_rep
        when 'account' then is_account
        when 'product' then is_product
        when 'source' then is_source
        when 'type' then is_type
        when 'name' then is_title
        when 'next_step' then is_step
        when 'probability' then cast(cast(is_chance * 0.01 as decimal(6, 2)) as varchar)
        when '' then case when appeared then is_stage end
    end as is_text,
    was_amount,
    is_amount,
    was_close,
    is_close,
    amount,
    currency,
    file,
    line
from shown
order by kind, place
