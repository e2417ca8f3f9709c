-- bookkeeping of the warehouse: loads, files, issues, rejected rows, names, what people decided
create schema if not exists meta;
create schema if not exists raw;
create schema if not exists core;
create schema if not exists mart;

-- one row per named counter or stamp (schema version, revision)
create table meta.state (name varchar not null, value bigint not null);

-- one row per load; undone loads stay, their state says so
create table meta.loads (
    load_id integer not null,
    loaded_at timestamp not null,
    loaded_by varchar not null,
    as_of date not null,
    as_of_from varchar not null,
    state varchar not null,
    changed_at timestamp,
    revision bigint not null
);

-- one row per file (or sheet) of a load; rows = new + changed + unchanged + rejected
create table meta.files (
    file_id integer not null,
    load_id integer not null,
    name varchar not null,
    sha256 varchar not null,
    bytes bigint not null,
    system varchar not null,
    object varchar not null,
    layout varchar not null,
    complete boolean not null,
    encoding varchar not null,
    delimiter varchar not null,
    lines bigint not null,
    not_data bigint not null,
    row_count bigint not null,
    new_rows bigint not null,
    changed_rows bigint not null,
    unchanged_rows bigint not null,
    rejected_rows bigint not null,
    fields varchar not null,
    reading varchar not null
);

-- one row per finding of a load, with what its text needs
create table meta.issues (
    load_id integer not null,
    file_id integer not null,
    code varchar not null,
    severity varchar not null,
    line bigint,
    column_name varchar,
    value varchar,
    params varchar not null
);

-- one row per rejected row of a file, its cells kept as a JSON list
create table meta.rejects (
    load_id integer not null,
    file_id integer not null,
    line bigint not null,
    code varchar not null,
    column_name varchar,
    value varchar,
    cells varchar not null
);

-- one row per distinct text that names another record, as files write it
create table meta.refs (
    ref_id integer not null,
    kind varchar not null,
    scope varchar not null,
    text varchar not null,
    name varchar
);

-- one row per distinct label of a kind (source, stage, reason, team, ...)
create table meta.labels (label_id integer not null, kind varchar not null, name varchar not null);

-- one row per currency met
create table meta.currencies (currency_id integer not null, code varchar not null, digits integer not null);

-- one row per identity of a person, account, product or team; never renumbered
create table meta.entities (entity_id integer not null, kind varchar not null, identity varchar not null);

-- one row per decision of a person; append-only, the latest of a (kind, name) is in force
create table meta.journal (
    entry_id bigint not null,
    written_at timestamp not null,
    by_whom varchar not null,
    kind varchar not null,
    name varchar not null,
    payload varchar not null,
    why varchar
);
