-- one row per record of an object in force that names its deal by a text that none, or more than one, has
insert into core.unlinked (object, record, deal, found)
select
    $object as object,
    keys.key as record,
    trim(versions.deal) as deal,
    deal_names.found
from linked_now
inner join {raw}_keys as keys on keys.key_id = linked_now.key_id
inner join {raw} as versions on versions.version_id = linked_now.version_id
inner join deal_names on deal_names.name = lower(trim(versions.deal))
where linked_now.to_day = date '9999-12-31' and versions.deal_ref is null and deal_names.found <> 1
