-- one row where a text names another deal than before
with added as (
    select name, deal_id, found from deal_names
    except
    select name, deal_id, found from core.deal_names
),
gone as (
    select name, deal_id, found from core.deal_names
    except
    select name, deal_id, found from deal_names
)
select name from added
union all
select name from gone
limit 1
