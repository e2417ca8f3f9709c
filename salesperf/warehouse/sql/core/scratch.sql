-- scratch tables of one rebuild, private to the writing cursor
create or replace temp table touched (deal_id bigint not null);
create or replace temp table status_words (label_id integer not null, status tinyint not null);
create or replace temp table merges (kind varchar not null, identity varchar not null, into_identity varchar not null);
create or replace temp table sightings (
    deal_id bigint, version_id bigint, load_id integer, as_of date, missing boolean, n bigint, alone boolean
);
create or replace temp table history (
    deal_id bigint, entered_at timestamp, tie bigint, stage_id integer, position integer, status tinyint, amount bigint,
    amount_rest integer, close_on date, one_day boolean, since timestamp
);
create or replace temp table observations (
    deal_id bigint, seq bigint, effective_day date, next_day date, status tinyint, stage_id integer, position integer,
    entered_at timestamp, amount bigint, amount_rest integer, due_on date, closed_on date, derived boolean,
    sort_kind integer, version_id bigint
);
create or replace temp table member_edits (identity varchar, team varchar, from_day date, to_day date);
create or replace temp table person_edits (identity varchar not null, active boolean not null);
