-- one row per deal that is shared and part of it: whose it is and how much; first the splits that hold, then their parts
create or replace temp table split_rows as
with in_order as (
    select load_id, row_number() over (order by as_of, load_id) as place
    from meta.loads
    where state = 'active'
),
seen as (
    select key_id, load_id from raw.splits
    union all
    select key_id, load_id from raw.splits_again
),
last_seen as (
    select seen.key_id, max(in_order.place) as place
    from seen
    inner join in_order on in_order.load_id = seen.load_id
    group by seen.key_id
),
named as (
    select
        splits_now.key_id,
        splits_now.to_day,
        last_seen.place,
        versions.owner_ref,
        versions.share,
        versions.amount,
        versions.currency_id,
        coalesce(versions.type_id, 0) as type_id,
        coalesce(versions.is_overlay, kinds.overlay, false) as overlay,
        coalesce(kinds.turn, 1) as turn,
        coalesce(versions.deal_ref, deal_names.deal_id) as deal_ref
    from splits_now
    inner join last_seen on last_seen.key_id = splits_now.key_id
    inner join raw.splits as versions on versions.version_id = splits_now.version_id
    left join split_kinds as kinds on kinds.label_id = versions.type_id
    left join deal_names on deal_names.name = lower(trim(versions.deal)) and deal_names.found = 1
),
strangers as (
    -- an id that no deal of its own system has, where the deals of one other system have it
    select distinct named.deal_ref, keys.key
    from named
    inner join raw.deals_keys as keys on keys.key_id = named.deal_ref
    left join core.deals as deals on deals.deal_id = named.deal_ref
    where deals.deal_id is null
),
elsewhere as (
    select strangers.deal_ref, min(deals.deal_id) as deal_id
    from strangers
    inner join raw.deals_keys as keys on keys.key = strangers.key
    inner join core.deals as deals on deals.deal_id = keys.key_id
    group by strangers.deal_ref
    having count(*) = 1
),
placed as (
    select
        coalesce(elsewhere.deal_id, named.deal_ref) as deal_id,
        named.key_id,
        named.to_day,
        named.place,
        named.owner_ref,
        named.share,
        named.amount,
        named.currency_id,
        named.type_id,
        named.overlay,
        named.turn
    from named
    left join elsewhere on elsewhere.deal_ref = named.deal_ref
),
told as (
    -- the newest load that tells of a deal's splits tells all of them
    select deal_id, type_id, overlay, max(place) as place
    from placed
    group by deal_id, type_id, overlay
)
select
    placed.deal_id,
    placed.key_id,
    placed.owner_ref,
    placed.share,
    placed.amount,
    placed.currency_id,
    placed.type_id,
    placed.overlay,
    placed.turn
from placed
inner join told
    on told.deal_id = placed.deal_id
    and told.type_id = placed.type_id
    and told.overlay = placed.overlay
    and told.place = placed.place
where placed.to_day = date '9999-12-31' and placed.owner_ref is not null;
create or replace temp table split_weights as
with kinds as (
    select
        split_rows.deal_id,
        split_rows.type_id,
        split_rows.overlay,
        min(split_rows.turn) as turn,
        min(case when split_rows.share is null then 0 else 1 end) as by_share
    from split_rows
    inner join core.deals as deals on deals.deal_id = split_rows.deal_id
    group by split_rows.deal_id, split_rows.type_id, split_rows.overlay
),
ranked as (
    -- of several kinds that each make a whole the one of revenue counts
    select
        kinds.deal_id,
        kinds.type_id,
        kinds.overlay,
        kinds.by_share,
        row_number() over (partition by kinds.deal_id, kinds.overlay order by kinds.turn, labels.name, kinds.type_id) as place
    from kinds
    left join meta.labels as labels on labels.label_id = kinds.type_id
)
select
    split_rows.deal_id,
    split_rows.type_id,
    split_rows.overlay,
    split_rows.owner_ref,
    ranked.by_share,
    min(split_rows.currency_id) as currency_id,
    sum(
        case
            when ranked.by_share = 1 then cast(round(split_rows.share * 10000000000, 0) as bigint)
            else coalesce(split_rows.amount, 0)
        end
    ) as weight
from split_rows
inner join ranked
    on ranked.deal_id = split_rows.deal_id
    and ranked.type_id = split_rows.type_id
    and ranked.overlay = split_rows.overlay
where ranked.overlay or ranked.place = 1
group by split_rows.deal_id, split_rows.type_id, split_rows.overlay, split_rows.owner_ref, ranked.by_share
having
    sum(
        case
            when ranked.by_share = 1 then cast(round(split_rows.share * 10000000000, 0) as bigint)
            else coalesce(split_rows.amount, 0)
        end
    ) > 0;
create or replace temp table split_totals as
with sums as (
    select
        deal_id,
        type_id,
        overlay,
        max(by_share) as by_share,
        min(currency_id) as currency_id,
        cast(sum(weight) as bigint) as total
    from split_weights
    group by deal_id, type_id, overlay
),
wholes as (
    select
        sums.deal_id,
        sums.type_id,
        sums.overlay,
        sums.total,
        case
            when sums.by_share = 1 then 10000000000
            when spans.amount > sums.total and spans.currency_id = sums.currency_id then spans.amount
            else sums.total
        end as whole
    from sums
    left join core.spans as spans on spans.deal_id = sums.deal_id and spans.to_day = date '9999-12-31'
)
select
    deal_id,
    type_id,
    overlay,
    total,
    whole,
    -- 33.33 % three times is meant to be all of it
    case when abs(total - whole) <= whole // 1000 then 1 else 0 end as is_whole
from wholes;
delete from core.split_faults;
insert into core.split_faults (deal_id, total_bp)
select
    totals.deal_id,
    case when totals.total < 900000000000000 then totals.total * 10000 // totals.whole else 10000 end as total_bp
from split_totals as totals
where not totals.overlay and totals.is_whole = 0;
delete from core.credits;
insert into core.credits (deal_id, part, owner_ref, num, den, overlay)
with parts as (
    select
        weights.deal_id,
        weights.overlay,
        weights.owner_ref,
        cast(weights.weight as bigint) as num,
        case when totals.is_whole = 1 and not totals.overlay then totals.total else totals.whole end as den,
        1 as turn
    from split_weights as weights
    inner join split_totals as totals
        on totals.deal_id = weights.deal_id and totals.type_id = weights.type_id and totals.overlay = weights.overlay
    -- shares of more than the whole cannot be told from overlays: the deal stays its owner's
    where totals.overlay or totals.is_whole = 1 or totals.total < totals.whole
    union all
    select
        deal_id,
        overlay,
        cast(null as integer) as owner_ref,
        whole - total as num,
        whole as den,
        2 as turn
    from split_totals
    where not overlay and is_whole = 0 and total < whole
)
select
    parts.deal_id,
    row_number() over (
        partition by parts.deal_id, parts.overlay
        order by parts.turn, parts.num desc, lower(coalesce(refs.name, refs.text)), parts.owner_ref
    ) as part,
    parts.owner_ref,
    parts.num,
    parts.den,
    parts.overlay
from parts
left join meta.refs as refs on refs.ref_id = parts.owner_ref;
insert into core.unlinked (object, record, deal, found)
with strangers as (
    select own.key as record, keys.key
    from split_rows
    inner join raw.splits_keys as own on own.key_id = split_rows.key_id
    inner join raw.deals_keys as keys on keys.key_id = split_rows.deal_id
    left join core.deals as deals on deals.deal_id = split_rows.deal_id
    where deals.deal_id is null
)
select 'splits' as object, record, key as deal, 0 as found
from strangers
