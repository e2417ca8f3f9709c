alter table meta.journal add column load_id integer;
