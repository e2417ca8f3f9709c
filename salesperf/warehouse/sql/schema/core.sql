-- the core tables that every metric reads; rebuilt from raw by touched deal
-- one row per deal and span of days in which nothing about it changed, half-open [from_day, to_day)
create table core.spans (
    deal_id bigint not null,
    from_day date not null,
    to_day date not null,
    status tinyint not null,
    pipeline_id integer not null,
    stage_id integer,
    amount bigint,
    amount_rest integer not null,
    currency_id integer not null,
    due_on date,
    closed_on date,
    created_on date,
    owner_ref integer,
    account_ref integer,
    product_ref integer,
    source_id integer,
    type_id integer,
    reason_id integer,
    top_position integer not null,
    visited bigint not null,
    derived boolean not null
);

-- one row per deal and stay in a stage whose entry is known
create table core.visits (
    deal_id bigint not null,
    visit_no integer not null,
    pipeline_id integer not null,
    stage_id integer not null,
    position integer not null,
    entered_at timestamp not null,
    left_at timestamp,
    hours integer,
    next_stage_id integer,
    next_status tinyint,
    next_position integer,
    derived boolean not null,
    owner_ref integer,
    account_ref integer,
    product_ref integer,
    source_id integer,
    type_id integer,
    created_on date
);

-- one row per deal known today
create table core.deals (
    deal_id bigint not null,
    version_id bigint not null,
    status tinyint not null,
    first_load integer not null,
    activity_on date
);

-- one row per person who owns or may own deals
create table core.reps (rep_id integer not null, name varchar not null, email varchar, active boolean not null, known boolean not null);
-- one row per text that names an owner
create table core.ref_reps (ref_id integer not null, rep_id integer not null);
-- one row per team
create table core.teams (team_id integer not null, name varchar not null, manager varchar, region_id integer);
-- one row per rep, team and span of days
create table core.memberships (rep_id integer not null, team_id integer not null, from_day date not null, to_day date not null);
-- one row per account
create table core.accounts (account_id integer not null, name varchar not null, industry varchar, region varchar, known boolean not null);
-- one row per text that names an account
create table core.ref_accounts (ref_id integer not null, account_id integer not null);
-- one row per product
create table core.products (product_id integer not null, name varchar not null, known boolean not null);
-- one row per text that names a product
create table core.ref_products (ref_id integer not null, product_id integer not null);
-- one row per label of a kind
create view core.labels as select label_id, kind, name from meta.labels;
-- one row per currency
create view core.currencies as select currency_id, code, digits from meta.currencies;
-- one row per pipeline
create table core.pipelines (pipeline_id integer not null, name varchar not null);
-- one row per stage of a pipeline
create table core.stages (
    stage_id integer not null,
    pipeline_id integer not null,
    name varchar not null,
    position integer not null,
    kind varchar not null,
    probability_bp integer
);
-- one row per pipeline and label that names a stage of it
create table core.stage_labels (pipeline_id integer not null, label_id integer not null, stage_id integer not null);
-- one row per currency and month: reporting minor units = amount * num / den
create table core.rates (currency_id integer not null, month date not null, num bigint not null, den bigint not null);
-- one row per owner, measure, period, version and currency: minor units of the currency, counts in hundredths without one
create table core.targets (
    owner_kind varchar not null,
    owner_id integer,
    measure varchar not null,
    from_day date not null,
    to_day date not null,
    amount bigint not null,
    version integer not null,
    amount_rest integer default 0,
    currency_id integer,
    over_others boolean default false
);
-- one row per person who leads others, and how that is known: people (a people table names the manager) or title
create table core.leaders (rep_id integer not null, told_by varchar not null);
