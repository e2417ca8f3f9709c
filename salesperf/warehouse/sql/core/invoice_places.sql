-- one row per invoice that anything names: its number, which is the invoice's where it is named by its own number
create or replace temp table invoice_places as
with numbered as (
    select keys.system, versions.number, min(invoices_now.key_id) as invoice_id
    from invoices_now
    inner join raw.invoices as versions on versions.version_id = invoices_now.version_id
    inner join raw.invoices_keys as keys on keys.key_id = invoices_now.key_id
    where versions.number is not null
    group by keys.system, versions.number
)
select
    keys.key_id,
    case when invoices_now.key_id is null then coalesce(numbered.invoice_id, keys.key_id) else keys.key_id end as invoice_id
from raw.invoices_keys as keys
left join invoices_now on invoices_now.key_id = keys.key_id
left join numbered on numbered.system = keys.system and numbered.number = keys.key
