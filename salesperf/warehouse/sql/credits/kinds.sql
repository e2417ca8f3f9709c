-- one row per text that says of which kind a split is: what the CRM's own table calls it, and whether its shares make a whole
with types as (
    select keys.key, versions.name, versions.is_whole
    from split_types_now
    inner join raw.split_types_keys as keys on keys.key_id = split_types_now.key_id
    inner join raw.split_types as versions on versions.version_id = split_types_now.version_id
    where split_types_now.to_day = date '9999-12-31'
),
named as (
    select
        labels.label_id,
        coalesce(types.name, labels.name) as name,
        types.is_whole,
        row_number() over (partition by labels.label_id order by types.key) as turn
    from meta.labels as labels
    left join types
        on types.key = labels.name
        or types.name = labels.name
        or (length(labels.name) in (15, 18) and substring(types.key, 1, 15) = substring(labels.name, 1, 15))
    where labels.kind = 'split type'
)
select label_id, name, is_whole
from named
where turn = 1
order by label_id
