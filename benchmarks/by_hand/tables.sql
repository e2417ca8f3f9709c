-- the tables that somebody who writes SQL by hand would make of the two files
create table deals (
    deal_id varchar,
    name varchar,
    owner varchar,
    account varchar,
    product varchar,
    source varchar,
    stage varchar,
    status varchar,
    amount decimal(18, 2),
    created date,
    closed date
);

create table stage_events (deal_id varchar, stage varchar, entered_at timestamp);

create table stages (stage varchar, position integer);

insert into stages values
('Lead in', 1), ('Qualified', 2), ('Solution', 3), ('Proposal', 4), ('Negotiation', 5);
