-- one row per ticket
create table if not exists core.tickets (
    ticket_id bigint not null,
    subject varchar,
    account_ref integer,
    account_id integer,
    owner_ref integer,
    deal_id bigint,
    status varchar not null,
    status_name varchar,
    priority varchar,
    opened_on date,
    closed_on date
);
-- one row per campaign; money in minor units of its currency
create table if not exists core.campaigns (
    campaign_id bigint not null,
    name varchar not null,
    type varchar,
    source_id integer,
    status_name varchar,
    owner_ref integer,
    start_on date,
    end_on date,
    budget bigint,
    cost bigint,
    currency_id integer
);
