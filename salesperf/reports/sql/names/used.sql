-- one row per person, team, account and product: identity, how it is written, whether a list holds it, its deals
with owners as (
    select 'rep' as kind, reps.rep_id as member_id, reps.name, reps.known
    from core.reps as reps
    union all
    select 'team' as kind, teams.team_id as member_id, teams.name, true as known
    from core.teams as teams
    union all
    select 'account' as kind, accounts.account_id as member_id, accounts.name, accounts.known
    from core.accounts as accounts
    union all
    select 'product' as kind, products.product_id as member_id, products.name, products.known
    from core.products as products
),
uses as (
    select 'rep' as kind, refs.rep_id as member_id, spans.status, spans.amount, spans.currency_id
    from core.spans as spans
    inner join core.ref_reps as refs on refs.ref_id = spans.owner_ref
    where spans.to_day = date '9999-12-31'
    union all
    select 'team' as kind, memberships.team_id as member_id, spans.status, spans.amount, spans.currency_id
    from core.spans as spans
    inner join core.ref_reps as refs on refs.ref_id = spans.owner_ref
    inner join core.memberships as memberships
        on memberships.rep_id = refs.rep_id and memberships.to_day = date '9999-12-31'
    where spans.to_day = date '9999-12-31'
    union all
    select 'account' as kind, refs.account_id as member_id, spans.status, spans.amount, spans.currency_id
    from core.spans as spans
    inner join core.ref_accounts as refs on refs.ref_id = spans.account_ref
    where spans.to_day = date '9999-12-31'
    union all
    select 'product' as kind, refs.product_id as member_id, spans.status, spans.amount, spans.currency_id
    from core.spans as spans
    inner join core.ref_products as refs on refs.ref_id = spans.product_ref
    where spans.to_day = date '9999-12-31'
),
counted as (
    select
        uses.kind,
        uses.member_id,
        count(*) as deals,
        sum(case when uses.status = 1 and currencies.code = $reporting then uses.amount end) as won
    from uses
    left join meta.currencies as currencies on currencies.currency_id = uses.currency_id
    group by uses.kind, uses.member_id
)
select
    owners.kind,
    owners.member_id,
    entities.identity,
    owners.name,
    owners.known,
    coalesce(counted.deals, 0) as deals,
    cast(coalesce(counted.won, 0) as bigint) as won
from owners
inner join meta.entities as entities on entities.kind = owners.kind and entities.entity_id = owners.member_id
left join counted on counted.kind = owners.kind and counted.member_id = owners.member_id
where owners.name is not null
order by owners.kind, owners.name, owners.member_id
