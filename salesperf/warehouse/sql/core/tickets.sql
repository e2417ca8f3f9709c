-- one row per ticket in force
delete from core.tickets;
insert into core.tickets (
    ticket_id, subject, account_id, rep_id, deal_id, status, status_name, priority, opened_on, closed_on
)
with alive as (
    select tickets_now.key_id as ticket_id, tickets_now.version_id
    from tickets_now
    where tickets_now.to_day = date '9999-12-31'
),
account_keys as (
    select system, key, min(plain) as plain
    from accounts_now
    group by system, key
),
people_keys as (
    select system, key, min(identity) as identity
    from people_now
    where newest = 1
    group by system, key
)
select
    alive.ticket_id,
    versions.subject,
    accounts.account_id,
    reps.rep_id,
    coalesce(versions.deal_ref, deal_names.deal_id) as deal_id,
    case
        when versions.is_closed or (versions.is_closed is null and (versions.closed is not null or closed_words.label_id is not null))
            then 'closed'
        else 'open'
    end as status,
    statuses.name as status_name,
    priorities.name as priority,
    cast(versions.opened as date) as opened_on,
    cast(versions.closed as date) as closed_on
from alive
inner join raw.tickets as versions on versions.version_id = alive.version_id
left join deal_names on deal_names.name = lower(trim(versions.deal)) and deal_names.found = 1
left join closed_words on closed_words.label_id = versions.status_id
left join meta.labels as statuses on statuses.label_id = versions.status_id
left join meta.labels as priorities on priorities.label_id = versions.priority_id
left join meta.refs as account_refs on account_refs.ref_id = versions.account_ref
left join account_keys on account_keys.system = account_refs.scope and account_keys.key = account_refs.text
left join merges as account_merges
    on account_merges.kind = 'account' and account_merges.identity = lower(trim(coalesce(account_refs.name, account_refs.text)))
left join meta.entities as account_entities
    on account_entities.kind = 'account'
    and account_entities.identity = coalesce(
        account_keys.plain, account_merges.into_identity, lower(trim(coalesce(account_refs.name, account_refs.text)))
    )
left join core.accounts as accounts on accounts.account_id = account_entities.entity_id
left join meta.refs as owner_refs_ on owner_refs_.ref_id = versions.owner_ref
left join people_keys on people_keys.system = owner_refs_.scope and people_keys.key = owner_refs_.text
left join merges as rep_merges
    on rep_merges.kind = 'rep' and rep_merges.identity = lower(trim(coalesce(owner_refs_.name, owner_refs_.text)))
left join meta.entities as rep_entities
    on rep_entities.kind = 'rep'
    and rep_entities.identity = coalesce(
        people_keys.identity, rep_merges.into_identity, lower(trim(coalesce(owner_refs_.name, owner_refs_.text)))
    )
left join core.reps as reps on reps.rep_id = rep_entities.entity_id;
