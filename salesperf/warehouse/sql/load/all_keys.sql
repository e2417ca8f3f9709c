-- one row per record of an object, provisional ones included
create or replace temp view {keys} as
select key_id, system, key from {raw}_keys
union all
select key_id, system, key from {new_keys}
