-- one row per ticket; account_id and rep_id are NULL where nobody knows the account or the person
create table if not exists core.tickets (
    ticket_id bigint not null,
    subject varchar,
    account_id integer,
    rep_id integer,
    deal_id bigint,
    status varchar not null,
    status_name varchar,
    priority varchar,
    opened_on date,
    closed_on date
);
-- one row per campaign; budget and cost in minor units of its currency
create table if not exists core.campaigns (
    campaign_id bigint not null,
    name varchar not null,
    type varchar,
    source varchar,
    status_name varchar,
    rep_id integer,
    start_on date,
    end_on date,
    budget bigint,
    cost bigint,
    currency_id integer
);
