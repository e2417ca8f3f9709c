-- one row per deal that is shared and part of it; num / den is the part. Parts that are no overlay add to 1, an
-- overlay is on top; owner_ref is NULL for what stays with whoever owns the deal. A deal without rows is its owner's
create table if not exists core.credits (
    deal_id bigint not null,
    part integer not null,
    owner_ref integer,
    num bigint not null,
    den bigint not null,
    overlay boolean not null
);
-- one row per deal whose shares do not add to the whole, in ten-thousandths of it
create table if not exists core.split_faults (deal_id bigint not null, total_bp bigint not null);
-- one row per record that names its deal by a name or an id that no deal, or more than one, has
create table if not exists core.unlinked (object varchar not null, record varchar not null, deal varchar not null, found bigint not null);
-- one row per text by which a record of another kind names its deal: the deal, and how many fit
create table if not exists core.deal_names (name varchar not null, deal_id bigint, found bigint not null);
alter table core.deals add column if not exists own_activity_on date;
update core.deals
set own_activity_on = activity_on
where activity_on is not null
