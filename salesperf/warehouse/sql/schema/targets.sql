-- targets of any period: several a row of a wide table, in any currency; who leads others
-- one row per version of a wide row and period that it has an amount for; amounts as in raw.targets
create table if not exists raw.targets_parts (
    version_id bigint not null,
    measure_id integer,
    from_day date not null,
    to_day date not null,
    amount bigint not null,
    amount_rest integer not null
);
-- amounts in minor units of their own currency, counts in hundredths without one; over_others: other targets are its parts
alter table core.targets add column if not exists amount_rest integer default 0;
alter table core.targets add column if not exists currency_id integer;
alter table core.targets add column if not exists over_others boolean default false;
-- one row per person who leads others, and how that is known: people (a people table names the manager) or title
create table if not exists core.leaders (rep_id integer not null, told_by varchar not null);
