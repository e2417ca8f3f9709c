-- what was ordered, invoiced and paid, and the leads that came in; rebuilt from raw
-- a row counts on the days [day, to_day): to_day is 9999-12-31 while it counts, and no later than day where it never did
-- one row per order of which a header is known; line_count counts its lines, priced_lines those with an amount
create table core.orders (
    order_id bigint not null,
    day date,
    to_day date not null,
    amount bigint,
    amount_rest integer not null,
    currency_id integer not null,
    owner_ref integer,
    account_ref integer,
    region_id integer,
    source_id integer,
    deal_id bigint,
    returned boolean not null,
    line_count integer not null,
    priced_lines integer not null
);

-- one row per line of an order; what the line does not say is as its order says
create table core.order_lines (
    line_id bigint not null,
    order_id bigint,
    day date,
    to_day date not null,
    amount bigint,
    amount_rest integer not null,
    currency_id integer not null,
    quantity decimal(28, 10),
    cost bigint,
    cost_rest integer not null,
    owner_ref integer,
    account_ref integer,
    product_ref integer,
    region_id integer,
    source_id integer,
    deal_id bigint,
    returned boolean not null
);

-- one row per invoice; what it does not say is as its order says
create table core.invoices (
    invoice_id bigint not null,
    order_id bigint,
    day date,
    to_day date not null,
    due_on date,
    amount bigint,
    amount_rest integer not null,
    currency_id integer not null,
    owner_ref integer,
    account_ref integer,
    region_id integer,
    source_id integer,
    deal_id bigint
);

-- one row per payment; what it does not say is as its invoice says, else its order
create table core.payments (
    payment_id bigint not null,
    order_id bigint,
    invoice_id bigint,
    day date,
    to_day date not null,
    amount bigint,
    amount_rest integer not null,
    currency_id integer not null,
    owner_ref integer,
    account_ref integer,
    region_id integer,
    source_id integer,
    deal_id bigint
);

-- one row per lead
create table core.leads (
    lead_id bigint not null,
    day date,
    to_day date not null,
    converted_on date,
    owner_ref integer,
    source_id integer,
    deal_id bigint
);
