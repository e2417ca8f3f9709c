-- one row per stage entry that a deal's row states
insert into raw.deals_entered
select deals.version_id, entered.label_id, entered.entered_at
from {entered} as entered
inner join raw.deals as deals on deals.line = entered.line and deals.file_id = $file_id
