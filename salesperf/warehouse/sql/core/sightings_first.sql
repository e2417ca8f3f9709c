-- one row per touched deal of the only deals file there is, where nothing else is known of deals
insert into sightings (deal_id, version_id, load_id, as_of, missing, n, alone)
select versions.key_id as deal_id, versions.version_id, versions.load_id, loads.as_of, false as missing, 1 as n, true as alone
from raw.deals as versions
inner join touched on touched.deal_id = versions.key_id
inner join meta.loads as loads on loads.load_id = versions.load_id and loads.state = 'active'
