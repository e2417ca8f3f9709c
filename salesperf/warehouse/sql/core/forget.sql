-- one row per row of a touched deal: they go, the deal is built anew
delete from core.spans
where deal_id in (select deal_id from touched);
delete from core.visits
where deal_id in (select deal_id from touched);
delete from core.deals
where deal_id in (select deal_id from touched);
